package io.limbeck.plugins.external;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the model {@code logits = x·W + b} in the ONNX format, field by field as onnx.proto numbers them: one Gemm node
 * of operator set 13.
 */
final class OnnxFile {

    private static final int FLOAT = 1;

    private interface Body {
        void write(CodedOutputStream out) throws IOException;
    }

    private OnnxFile() {}

    /** Writes it; {@code type} is the element type of the input, 1 for floats, 11 for doubles. */
    static Path write(Path file, int type) {
        try {
            return Files.write(
                    file,
                    message(model -> {
                                model.writeInt64(1, 8);
                                model.writeBytes(8, message(opset -> opset.writeInt64(2, 13)));
                                model.writeBytes(7, message(graph -> graph(graph, type)));
                            })
                            .toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void graph(CodedOutputStream graph, int type) throws IOException {
        if (type == FLOAT) {
            graph.writeBytes(1, node("Gemm", "logits", "x", "W", "b"));
        } else {
            graph.writeBytes(1, message(cast -> {
                cast.writeString(1, "x");
                cast.writeString(2, "floats");
                cast.writeString(4, "Cast");
                cast.writeBytes(5, message(attribute -> {
                    attribute.writeString(1, "to");
                    attribute.writeInt64(3, FLOAT);
                    attribute.writeInt32(20, 2);
                }));
            }));
            graph.writeBytes(1, node("Gemm", "logits", "floats", "W", "b"));
        }
        graph.writeString(2, "linear");
        graph.writeBytes(5, tensor("W", Rows.W, 2, 2));
        graph.writeBytes(5, tensor("b", Rows.B, 2));
        graph.writeBytes(11, value("x", type));
        graph.writeBytes(12, value("logits", FLOAT));
    }

    private static ByteString node(String operator, String output, String... inputs) {
        return message(node -> {
            for (String input : inputs) {
                node.writeString(1, input);
            }
            node.writeString(2, output);
            node.writeString(4, operator);
        });
    }

    private static ByteString tensor(String name, float[] values, long... shape) {
        return message(tensor -> {
            for (long size : shape) {
                tensor.writeInt64(1, size);
            }
            tensor.writeInt32(2, FLOAT);
            for (float value : values) {
                tensor.writeFloat(4, value);
            }
            tensor.writeString(8, name);
        });
    }

    /** A matrix of two columns and an open number of rows. */
    private static ByteString value(String name, int type) {
        return message(value -> {
            value.writeString(1, name);
            value.writeBytes(
                    2,
                    message(of -> of.writeBytes(1, message(tensor -> {
                        tensor.writeInt32(1, type);
                        tensor.writeBytes(2, message(shape -> {
                            shape.writeBytes(1, message(rows -> rows.writeString(2, "rows")));
                            shape.writeBytes(1, message(columns -> columns.writeInt64(1, 2)));
                        }));
                    }))));
        });
    }

    private static ByteString message(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            body.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }
}
