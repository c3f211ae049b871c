package io.limbeck.engine.report.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Marks on an axis, at round numbers: 1, 2 or 5 times a power of ten apart (Heckbert, Nice Numbers, 1990). */
public final class Ticks {

    private Ticks() {}

    /** {@return about {@code count} round numbers from {@code low} to {@code high}} */
    public static List<BigDecimal> of(double low, double high, int count) {
        if (!(high > low) || !Double.isFinite(high - low) || count < 1) {
            return List.of();
        }
        BigDecimal step = step((high - low) / count);
        List<BigDecimal> ticks = new ArrayList<>();
        double slack = step.doubleValue() * 1e-9;
        for (long i = (long) Math.ceil((low - slack) / step.doubleValue());
                i * step.doubleValue() <= high + slack;
                i++) {
            ticks.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return ticks;
    }

    private static BigDecimal step(double rough) {
        int power = (int) Math.floor(StrictMath.log10(rough));
        double share = rough / StrictMath.pow(10, power);
        int nice = share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10;
        return BigDecimal.valueOf(nice).scaleByPowerOfTen(power);
    }

    /** {@return the number as a label} */
    public static String label(BigDecimal tick) {
        String plain =
                tick.signum() == 0 ? "0" : tick.abs().stripTrailingZeros().toPlainString();
        return tick.signum() < 0 ? "−" + plain : plain;
    }
}
