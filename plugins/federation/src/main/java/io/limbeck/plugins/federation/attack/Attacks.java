package io.limbeck.plugins.federation.attack;

import static io.limbeck.spi.federation.UpdateFilter.KIND;

import io.limbeck.spi.Component;
import java.util.List;

/** The attacks. */
public final class Attacks {

    private Attacks() {}

    /** {@return all of them} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(KIND, "federation/sign-flip", SignFlip.Settings.class, SignFlip::new),
                Component.of(KIND, "federation/a-little-is-enough", LittleIsEnough.Settings.class, LittleIsEnough::new),
                Component.of(
                        KIND, "federation/inner-product-manipulation", InnerProduct.Settings.class, InnerProduct::new),
                Component.of(KIND, "federation/mimic", Mimic.Settings.class, Mimic::new),
                Component.of(KIND, "federation/gaussian-attack", GaussianAttack.Settings.class, GaussianAttack::new),
                Component.of(KIND, "federation/label-flip", LabelFlip.Settings.class, LabelFlip::new));
    }
}
