/** For each text of the page, how it stands out from what is behind it, by the formula of WCAG. */
(() => {
    const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour) => {
        const [red, green, blue] = colour.slice(0, 3).map((each) => {
            const part = each / 255;
            return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element) => {
        const colour = element ? channels(getComputedStyle(element).backgroundColor) : [255, 255, 255];
        return colour[3] === 0 ? groundOf(element.parentElement) : luminance(colour);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent.trim();
        if (text !== "" && element.getClientRects().length > 0) {
            const ink = luminance(channels(getComputedStyle(element).color));
            const ground = groundOf(element);
            const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
            found.push({ text, ratio: Math.round(ratio * 100) / 100, ground });
        }
    }
    return found;
})();
