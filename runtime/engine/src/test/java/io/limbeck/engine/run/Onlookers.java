package io.limbeck.engine.run;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A plugin with a loss term that looks into its teacher, and an augmentation that adds noise. */
public final class Onlookers implements Plugin {

    /** What the term looks at. */
    enum At {
        /** A layer. */
        TAP,
        /** The gradients of all logits. */
        GRADIENT,
        /** The members. */
        MEMBERS
    }

    @Summary("The squared distance between the first logit and the mean of what the teacher shows of the row")
    record Settings(
            @Summary("What is looked at") @Default("tap") At at,

            @Summary("Name of the layer") @Default("hidden0")
            String layer) {}

    /** {@return all usual components, and these} */
    static Catalog catalog() {
        List<Plugin> plugins = new ArrayList<>();
        ServiceLoader.load(Plugin.class).forEach(plugins::add);
        plugins.add(new Onlookers());
        return CatalogLoader.of(plugins);
    }

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("test-onlookers", "0.1.0", "Terms that look into teachers", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(LossTerm.KIND, "test/look", Settings.class, Look::new),
                Component.of(
                        Augmentation.KIND,
                        "test/noise",
                        NoSettings.class,
                        settings -> in -> in.tf()
                                .math
                                .add(in.features(), in.normal("noise", in.tf().shape(in.features())))));
    }

    private record Look(Settings settings) implements LossTerm {

        private View view() {
            return switch (settings.at()) {
                case TAP -> new View.Tap(settings.layer());
                case GRADIENT -> new View.InputGradient(View.InputGradient.Of.ALL);
                case MEMBERS -> new View.Members();
            };
        }

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public Set<View> views() {
            return Set.of(view());
        }

        @Override
        public Operand<TFloat32> loss(LossInputs in) {
            Ops tf = in.tf();
            Operand<TFloat32> shown = in.teacherView(view());
            int rank = shown.shape().numDimensions();
            int[] axes = new int[rank - 1];
            for (int i = 0; i < axes.length; i++) {
                axes[i] = i + 1;
            }
            Operand<TFloat32> mean = tf.math.mean(shown, tf.constant(axes));
            Operand<TFloat32> first = tf.gather(in.logits(), tf.constant(0), tf.constant(1));
            return tf.math.mean(tf.math.squaredDifference(first, mean), tf.constant(0));
        }
    }
}
