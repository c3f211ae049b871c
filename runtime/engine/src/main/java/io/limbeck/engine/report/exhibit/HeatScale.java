package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.spi.explain.Exhibit.Picture;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The colours of pictures that are seen together: all signed ones share a scale from blue over nearly white to orange
 * with zero in its middle, all others one from white to black. The ends of the signed scale hold 99 of 100 values, so that
 * a single large weight does not make the rest pale.
 *
 * @param signedEnd value of the deepest orange; its negative has the deepest blue
 * @param low value of white
 * @param high value of black
 */
record HeatScale(double signedEnd, double low, double high) {

    private static final int STEPS = 32;
    private static final double WITHIN = 0.99;
    private static final int[] SIGNED = signed();
    private static final int[] GREY = grey();

    static HeatScale of(Collection<Picture> pictures) {
        double[] sizes = values(pictures.stream().filter(Picture::signed).toList());
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        Arrays.sort(sizes);
        double end = sizes.length == 0 ? 1 : sizes[(int) Math.min(sizes.length - 1L, (long) (WITHIN * sizes.length))];
        if (end <= 0) {
            end = sizes.length == 0 ? 1 : sizes[sizes.length - 1];
        }
        double[] plain = values(pictures.stream().filter(one -> !one.signed()).toList());
        double low = Math.min(0, Arrays.stream(plain).min().orElse(0));
        double high = Math.max(low, Arrays.stream(plain).max().orElse(1));
        return new HeatScale(end > 0 ? end : 1, low, high > low ? high : low + 1);
    }

    private static double[] values(List<Picture> pictures) {
        return pictures.stream()
                .flatMap(picture -> picture.values().stream())
                .mapToDouble(Float::doubleValue)
                .filter(Double::isFinite)
                .toArray();
    }

    /** {@return the address of the picture as an image} */
    String address(Picture picture) {
        byte[] pixels = new byte[picture.values().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) index(picture.values().get(i), picture.signed());
        }
        return Png.address(picture.signed() ? SIGNED : GREY, picture.width(), picture.height(), pixels);
    }

    private int index(double value, boolean signed) {
        double within = Double.isNaN(value) ? 0 : signed ? value / signedEnd : (value - low) / (high - low);
        double clipped = Math.max(signed ? -1 : 0, Math.min(1, within));
        return (int) Math.rint(clipped * STEPS) + (signed ? STEPS : 0);
    }

    /** Says what the ends of the signed scale stand for. */
    void legend(Html out) {
        byte[] all = new byte[2 * STEPS + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        out.open("p", "class", "legend scale")
                .element("span", "−" + Exhibits.small(signedEnd))
                .empty("img", "alt", "from blue over white to orange", "src", Png.address(SIGNED, all.length, 1, all))
                .element("span", Exhibits.small(signedEnd))
                .close()
                .line();
    }

    private static int[] signed() {
        int[] colours = new int[2 * STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double share = i / (double) STEPS;
            colours[STEPS + i] = mix(0xF4F2EE, 0xC04A00, share);
            colours[STEPS - i] = mix(0xF4F2EE, 0x00589A, share);
        }
        return colours;
    }

    private static int[] grey() {
        int[] colours = new int[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            colours[i] = mix(0xFFFFFF, 0x15171A, i / (double) STEPS);
        }
        return colours;
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double one = from >> shift & 0xFF;
            double other = to >> shift & 0xFF;
            mixed |= (int) Math.rint(one + share * (other - one)) << shift;
        }
        return mixed;
    }
}
