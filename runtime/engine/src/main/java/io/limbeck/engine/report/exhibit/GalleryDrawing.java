package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Picture;

/** Pictures side by side, all on one scale. */
final class GalleryDrawing {

    private GalleryDrawing() {}

    static void draw(Exhibit.Gallery gallery, Html out) {
        HeatScale scale = HeatScale.of(gallery.pictures());
        out.open("div", "class", "gallery");
        for (Picture picture : gallery.pictures()) {
            out.open("figure")
                    .empty("img", "class", "heat", "alt", picture.caption(), "src", scale.address(picture))
                    .element("figcaption", picture.caption())
                    .close();
        }
        out.close().line();
        if (gallery.pictures().stream().anyMatch(Picture::signed)) {
            scale.legend(out);
        }
    }
}
