package io.limbeck.plugins.models;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Grows trees, several at a time. Each tree has a seed of its own, so that the forest does not depend on how many grow
 * together.
 */
final class ForestGrower {

    private ForestGrower() {}

    static Forest grow(
            TreeEnsemble.Settings settings, Table train, float[] matrix, RandomSource random, Progress progress) {
        FeatureBorders borders = FeatureBorders.of(matrix, train.width());
        Dataset<Label> rows = rows(train, matrix, borders);
        ImmutableFeatureMap features = rows.getFeatureIDMap();
        ImmutableOutputInfo<Label> labels = rows.getOutputIDInfo();
        AtomicInteger done = new AtomicInteger();
        List<TreeModel<Label>> trees = IntStream.range(0, settings.trees())
                .parallel()
                .mapToObj(tree -> {
                    RandomSource own = random.child("tree").child(tree);
                    Dataset<Label> seen = settings.method() == TreeEnsemble.Method.RANDOM_FOREST
                            ? DatasetView.createBootstrapView(rows, rows.size(), own.bits(0), features, labels)
                            : rows;
                    TreeModel<Label> grown =
                            trainer(settings, features.size(), own.bits(1)).train(seen);
                    synchronized (progress) {
                        progress.report(done.incrementAndGet(), settings.trees(), Map.of());
                    }
                    return grown;
                })
                .toList();
        int[] columns = IntStream.range(0, features.size())
                .map(id -> Integer.parseInt(features.get(id).getName()))
                .toArray();
        return ForestBuilder.build(trees, columns, borders, train.classes().size());
    }

    private static CARTClassificationTrainer trainer(TreeEnsemble.Settings settings, int features, long seed) {
        double fraction = settings.featureFraction().orElse(Math.ceil(Math.sqrt(features)) / features);
        return new CARTClassificationTrainer(
                settings.maxDepth().orElse(Integer.MAX_VALUE),
                settings.minSplit(),
                0,
                (float) fraction,
                settings.method() == TreeEnsemble.Method.EXTRA_TREES,
                new GiniIndex(),
                seed);
    }

    /**
     * Features are named by their column and given as codes; labels are named by their code. Zeros are left out, as
     * Tribuo takes what is absent for 0.
     */
    private static Dataset<Label> rows(Table train, float[] matrix, FeatureBorders borders) {
        int width = train.width();
        String[] names = IntStream.range(0, width)
                .mapToObj(column -> String.format(Locale.ROOT, "%07d", column))
                .toArray(String[]::new);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> rows = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (int row = 0; row < train.rows(); row++) {
            ArrayExample<Label> example = new ArrayExample<>(
                    new Label(Integer.toString(train.labels()[row])), (float) train.weights()[row], 16);
            for (int column = 0; column < width; column++) {
                int code = borders.code(column, matrix[row * width + column]);
                // A row must not be empty, so its first feature is always there.
                if (code != 0 || column == 0) {
                    example.add(names[column], code);
                }
            }
            rows.add(example);
        }
        return rows;
    }
}
