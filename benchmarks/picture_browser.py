"""Texts that stick out of their boxes, counted in Chromium with another font than the one that was meant."""

import shutil

COUNT_OVER = """font => {
  for (const text of document.querySelectorAll("text")) text.setAttribute("font-family", font);
  const groups = [...document.querySelectorAll("g.node:not([aria-hidden])")];
  return groups.filter(group => {
    const shape = group.querySelector("path, polygon");
    if (!shape || group.querySelector("g[id^=statement-]")) return false;
    const box = shape.getBBox();
    return [...group.querySelectorAll("text")].some(text => {
      const line = text.getBBox();
      return line.x < box.x - 1 || line.x + line.width > box.x + box.width + 1;
    });
  }).length;
}"""


def count_over(svg: str, font: str) -> int:
    """Return how many boxes have text over their border, if an SVG is shown with a font."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(svg[svg.index("<svg") :])
        number = page.evaluate(COUNT_OVER, font)
        browser.close()
    return int(number)
