// Returns each pair of ink and ground on a page, with what it is in, of which the contrast is below 4.5 (WCAG 2.2).
() => {
  const known = new Map();
  const luminance = (colour) => known.get(colour) ?? known.set(colour, measure(colour)).get(colour);
  const measure = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const style = (element) => getComputedStyle(element);
  const ground = (element) => {
    for (; element; element = element.parentElement)
      if (!style(element).backgroundColor.endsWith(", 0)")) return style(element).backgroundColor;
    return style(document.body).backgroundColor;
  };
  const found = new Map();
  const note = (name, ink, on) => {
    const words = `${name}: ${ink} on ${on}`;
    found.has(words) || found.set(words, contrast(ink, on));
  };
  const lies = (text, shape) => {
    const [inner, outer] = [text, shape].map((one) => one.getBBox());
    const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
    return outer.x < x && x < outer.x + outer.width && outer.y < y && y < outer.y + outer.height;
  };
  for (const text of document.querySelectorAll("#Scene text")) {
    if (/^[-–►>┤◊○├· ]+$/.test(text.textContent)) continue; // the picture of a line
    const shapes = text.matches(".chips") ? text.parentNode.firstElementChild.children : text.parentNode.children;
    const under = [...shapes]
      .filter((one) => "getBBox" in one && !["g", "a", "text"].includes(one.localName))
      .filter((one) => style(one).fill !== "none" && lies(text, one))
      .pop();
    const on = under ? style(under).fill : style(document.body).backgroundColor;
    note(text.parentNode.getAttribute("class"), style(text).fill, on);
  }
  for (const element of document.querySelectorAll("body *:not(svg, svg *, script, style, noscript)"))
    if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      note(element.className || element.localName, style(element).color, ground(element));
  return [...found].filter(([, ratio]) => ratio < 4.5).map(([name, ratio]) => `${name}: ${ratio.toFixed(2)}`);
};
