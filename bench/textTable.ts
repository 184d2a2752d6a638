/** Rows of cells as lines, the columns under each other: the first to the left, the others to the right. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
    const widths = widthsOf(rows);
    return rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join("  "));
}

/** The same as a table of Markdown, as prettier would write it; the first row is the head. */
export function markdownTable(rows: readonly (readonly string[])[]): string[] {
    const widths = widthsOf(rows);
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    const [head, ...rest] = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
    return [head ?? "", line(widths.map((width) => "-".repeat(width))), ...rest];
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    return Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
}

function padded(cell: string, width: number, column: number): string {
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
