// Items that are made only when they come near to view; of very many, those around the one that is shown.

const NEAR = 100;
const ABOVE = 64;

class LongList {
  // `element` holds what `makeItem` returns for each of `items`, and `scrolled` is what scrolls it; an item takes about
  // `height` pixels of it; it begins near that at `at`.
  constructor(element, items, makeItem, { scrolled = element, height, at = 0 }) {
    Object.assign(this, { element, items, makeItem, scrolled });
    this.before = Math.ceil((ABOVE + NEAR) / height);
    this.atOnce = Math.ceil((innerHeight + NEAR) / height) + this.before;
    const tag = element.matches("ul, ol") ? "li" : "div";
    this.head = make(tag, { className: "end", ariaHidden: "true" });
    this.tail = make(tag, { className: "end", ariaHidden: "true" });
    this.watch = new IntersectionObserver((seen) => this.extend(seen), { root: scrolled, rootMargin: `${NEAR}px` });
    this.open(at);
  }

  open(at) {
    this.from = this.to = Math.max(0, at - this.before);
    this.isNew = true;
    this.element.replaceChildren(this.head, this.tail);
    this.makeMore();
  }

  // Shows the item at a position; what is between it and those that are made is left out.
  reach(at) {
    if (at < this.from || at >= this.to) this.open(at);
  }

  // Shows other items, from that at a position if it is not made yet; those that are made already stay as they are.
  renew(items, at) {
    const from = items.indexOf(this.items[this.from]);
    const to = Math.min(items.length, Math.max(from + this.to - this.from, at + this.atOnce - this.before));
    const made = new Map(this.items.slice(this.from, this.to).map((item, index) => [item, this.element.children[index + 1]]));
    this.items = items;
    if (from < 0 || at < from || at >= from + Math.min(made.size, 3 * this.atOnce)) return this.open(at);
    Object.assign(this, { from, to });
    const wanted = new Set(items.slice(from, to));
    made.forEach((element, item) => wanted.has(item) || element.remove());
    let last = this.head;
    for (const item of wanted) {
      const element = made.get(item) ?? this.makeItem(item);
      if (element !== last.nextSibling) last.after(element);
      last = element;
    }
    this.settle([...this.element.children].slice(1, -1));
  }

  // Brings an item into view: where the list is opened anew, near its top.
  show(item) {
    const [top, head] = [item, this.scrolled].map((element) => element.getBoundingClientRect().top);
    if (this.isNew) this.scrolled.scrollTop += top - head - ABOVE;
    else item.scrollIntoView({ block: "nearest" });
    this.isNew = false;
  }

  makeMore() {
    const items = this.items.slice(this.to, this.to + this.atOnce).map(this.makeItem);
    this.to += items.length;
    this.tail.before(...items);
    this.settle(items);
  }

  makeBefore() {
    const height = this.scrolled.scrollHeight;
    const items = this.items.slice(Math.max(0, this.from - this.atOnce), this.from).map(this.makeItem);
    this.from -= items.length;
    this.head.after(...items);
    this.scrolled.scrollTop += this.scrolled.scrollHeight - height;
    this.settle(items);
  }

  // Waits for the ends to come into view, again even if they are.
  settle(items) {
    items.forEach((item) => markParts(item));
    this.head.hidden = this.from === 0;
    this.tail.hidden = this.to >= this.items.length;
    this.watch.disconnect();
    this.watch.observe(this.head);
    this.watch.observe(this.tail);
  }

  extend(seen) {
    for (const { target, isIntersecting } of seen)
      if (isIntersecting && !target.hidden) target === this.tail ? this.makeMore() : this.makeBefore();
  }
}
