package io.limbeck.plugins.models.tree;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;

/**
 * Grows trees, several at a time. Each tree has a seed of its own, so that the forest does not depend on how many grow
 * together.
 */
final class ForestGrower {

    private ForestGrower() {}

    static Forest grow(
            TreeEnsemble.Settings settings, Table train, float[] matrix, RandomSource random, Progress progress) {
        FeatureBorders borders = FeatureBorders.of(matrix, train.width());
        Dataset<Label> rows = CodedRows.of(train, matrix, borders);
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
        return ForestBuilder.build(
                trees, CodedRows.columns(features), borders, train.classes().size());
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
}
