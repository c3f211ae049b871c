package io.limbeck.plugins.federation.round;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.Exhibit.Gallery;
import io.limbeck.spi.explain.Exhibit.Grid;
import io.limbeck.spi.explain.Exhibit.GridColumn;
import io.limbeck.spi.explain.Exhibit.GridRow;
import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.federation.Partitioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws who held what, and how the global model does on each client's test rows. */
record ClientsDrawing(Partitioner partitioner, RandomSource random) {

    private static final int SHOWN = 25;
    private static final int PICTURED = 200;
    private static final int FEW = 4;

    List<Exhibit> exhibits(ExplainInputs inputs) {
        Table training = inputs.background();
        int[][] held = Parts.of(partitioner, training, Split.TRAIN, random);
        List<Exhibit> drawn = new ArrayList<>();
        drawn.add(clients(inputs, training, held));
        if (held.length <= PICTURED
                && (held.length > SHOWN || training.classes().size() > FEW)) {
            drawn.add(new Gallery(
                    "Who holds which classes",
                    "One column for each client, one line for each class; the darker, the larger the class's share of the"
                            + " client's training rows.",
                    List.of(shares(training, held))));
        }
        return drawn;
    }

    private Exhibit clients(ExplainInputs inputs, Table training, int[][] held) {
        Table test = inputs.rows();
        Map<Integer, Double> accuracies = new Judgement(test, Parts.of(partitioner, test, Split.TEST, random))
                .accuracies(inputs.model().outputs(test, Split.TEST));
        List<GridColumn> columns = new ArrayList<>();
        columns.add(new GridColumn("training rows", Format.COUNT));
        columns.add(new GridColumn("accuracy on its test rows", Format.SHARE));
        boolean few = training.classes().size() <= FEW;
        if (few) {
            training.classes().forEach(name -> columns.add(new GridColumn(name, Format.SHARE)));
        }
        List<String> names = partitioner.names(training, held.length);
        List<GridRow> rows = new ArrayList<>();
        for (int client = 0; client < Math.min(SHOWN, held.length); client++) {
            List<Double> values = new ArrayList<>();
            values.add((double) held[client].length);
            values.add(accuracies.getOrDefault(client, Double.NaN));
            if (few) {
                for (double share : shares(training, held[client])) {
                    values.add(share);
                }
            }
            rows.add(new GridRow(names.get(client), values));
        }
        String more = held.length > SHOWN ? "The first " + SHOWN + " of " + held.length + " clients. " : "";
        return new Grid(
                "Clients",
                more + "Test rows are divided among clients as the training rows are."
                        + (few ? " Under each class stands its share of the client's training rows." : ""),
                columns,
                rows);
    }

    private static double[] shares(Table rows, int[] part) {
        double[] shares = new double[rows.classes().size()];
        for (int row : part) {
            shares[rows.labels()[row]] += 1.0 / part.length;
        }
        return shares;
    }

    private static Picture shares(Table training, int[][] held) {
        int classes = training.classes().size();
        Float[] values = new Float[classes * held.length];
        for (int client = 0; client < held.length; client++) {
            double[] shares = shares(training, held[client]);
            for (int c = 0; c < classes; c++) {
                values[c * held.length + client] = (float) shares[c];
            }
        }
        return new Picture("classes × clients", classes, held.length, List.of(values), false);
    }
}
