package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.spi.explain.Exhibit;
import java.util.List;

/** Draws exhibits. Pure: the same exhibit gives the same markup. */
public final class Exhibits {

    private Exhibits() {}

    /** {@return whether an exhibit wants the whole width of the page, and does not stand beside another} */
    public static boolean isWide(Exhibit exhibit) {
        if (exhibit instanceof Exhibit.Grid grid) {
            return grid.columns().size() > 3;
        }
        if (exhibit instanceof Exhibit.Gallery gallery) {
            return gallery.pictures().size() > 5;
        }
        return exhibit instanceof Exhibit.Tree || exhibit instanceof Exhibit.Panel;
    }

    /** Draws one under its title and note. */
    public static void draw(Exhibit exhibit, Palette palette, Html out) {
        draw(exhibit, palette, false, out);
    }

    private static void draw(Exhibit exhibit, Palette palette, boolean small, Html out) {
        out.open("figure", "class", "exhibit").open("figcaption").element("strong", exhibit.title());
        if (!exhibit.note().isEmpty()) {
            out.text(" ").element("span", exhibit.note(), "class", "how");
        }
        out.close().line();
        if (exhibit instanceof Exhibit.Grid grid) {
            GridDrawing.draw(grid, out);
        } else if (exhibit instanceof Exhibit.Bars bars) {
            new BarsDrawing(bars, palette.series(bars.series()), small).draw(out);
        } else if (exhibit instanceof Exhibit.Curves curves) {
            new CurvesDrawing(curves, palette, small).draw(out);
        } else if (exhibit instanceof Exhibit.Tree tree) {
            TreeDrawing.draw(tree, out);
        } else if (exhibit instanceof Exhibit.Gallery gallery) {
            GalleryDrawing.draw(gallery, out);
        } else if (exhibit instanceof Exhibit.Panel panel) {
            out.open("div", "class", "panels small").line();
            panel.exhibits().forEach(one -> draw(one, palette, true, out));
            out.close();
        }
        out.close().line();
    }

    /** Names the series of a drawing, if there is more than one. */
    static void legend(List<String> names, List<Integer> signs, Html out) {
        if (names.size() > 1) {
            out.open("p", "class", "legend");
            for (int i = 0; i < names.size(); i++) {
                out.open("span", "class", Marker.style(signs.get(i)))
                        .add(Marker.icon(signs.get(i)))
                        .text(names.get(i))
                        .close();
            }
            out.close().line();
        }
    }

    /** {@return a number as its format wants it} */
    public static String number(double value, Exhibit.Format format) {
        return switch (format) {
            case SHARE -> Double.isFinite(value) ? Numbers.points(value) + " %" : Numbers.UNDEFINED;
            case COUNT -> Numbers.fixed(value, 0);
            case NUMBER -> small(value);
        };
    }

    /** Three decimals would make a dash of zeros out of a small number. */
    static String small(double value) {
        double size = Math.abs(value);
        return size == 0 || size >= 0.1 || !Double.isFinite(value)
                ? Numbers.figure(value)
                : Numbers.fixed(value, size >= 0.01 ? 4 : size >= 0.001 ? 5 : 6);
    }

    /** {@return a text that fits, cut off if it must be}; what stands in brackets at its end stays if it is short */
    static String fitting(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        int bracket = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
        String end = bracket > 0 && text.length() - bracket <= longest / 2 ? text.substring(bracket) : "";
        int kept = Math.max(1, longest - 1 - end.length());
        return text.substring(0, text.offsetByCodePoints(0, kept)) + "…" + end;
    }
}
