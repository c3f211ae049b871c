package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.spi.explain.Exhibit;

/** A table of numbers. */
final class GridDrawing {

    private GridDrawing() {}

    static void draw(Exhibit.Grid grid, Html out) {
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", grid.title())
                .open("table", "class", "numeric")
                .element("caption", grid.title(), "class", "unseen")
                .open("thead")
                .open("tr")
                .element("td", "");
        grid.columns().forEach(column -> out.element("th", column.name(), "scope", "col"));
        out.close().close().open("tbody");
        for (Exhibit.GridRow row : grid.rows()) {
            out.open("tr").element("th", row.label(), "scope", "row");
            for (int c = 0; c < grid.columns().size(); c++) {
                out.element(
                        "td",
                        Exhibits.number(
                                row.values().get(c), grid.columns().get(c).format()));
            }
            out.close().line();
        }
        out.close().close().close().line();
    }
}
