package io.limbeck.scorer;

import java.util.List;

/** Layers made of layers. */
final class Composite {

    private Composite() {}

    /** One behind the other. What is between them lies in the workspace. */
    record Chain(Layer[] layers, int between, int workspace) implements Layer {

        static Chain of(List<Layer> layers) {
            int between = 0;
            int inner = 0;
            for (int i = 0; i < layers.size(); i++) {
                between += i < layers.size() - 1 ? layers.get(i).outputs() : 0;
                inner = Math.max(inner, layers.get(i).workspace());
            }
            return new Chain(layers.toArray(Layer[]::new), between, between + inner);
        }

        @Override
        public int inputs() {
            return layers[0].inputs();
        }

        @Override
        public int outputs() {
            return layers[layers.length - 1].outputs();
        }

        @Override
        public void apply(float[] from, int at, float[] work, int to, int free) {
            float[] source = from;
            int place = at;
            int next = free;
            for (int i = 0; i < layers.length; i++) {
                boolean last = i == layers.length - 1;
                int target = last ? to : next;
                layers[i].apply(source, place, work, target, free + between);
                source = work;
                place = target;
                next += last ? 0 : layers[i].outputs();
            }
        }
    }

    /** What several make of the same floats, added. */
    record Sum(Layer[] layers, int workspace) implements Layer {

        static Sum of(List<Layer> layers) {
            int inner = layers.stream().mapToInt(Layer::workspace).max().orElse(0);
            return new Sum(layers.toArray(Layer[]::new), layers.get(0).outputs() + inner);
        }

        @Override
        public int inputs() {
            return layers[0].inputs();
        }

        @Override
        public int outputs() {
            return layers[0].outputs();
        }

        @Override
        public void apply(float[] from, int at, float[] work, int to, int free) {
            int outputs = outputs();
            layers[0].apply(from, at, work, to, free + outputs);
            for (int i = 1; i < layers.length; i++) {
                layers[i].apply(from, at, work, free, free + outputs);
                for (int o = 0; o < outputs; o++) {
                    work[to + o] += work[free + o];
                }
            }
        }
    }
}
