package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.limbeck.spi.InvalidInputException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML by the core schema of version 1.2: {@code yes} is a text, {@code 1e-3} is a number. No tags but the core
 * ones, no merge keys, no key twice; aliases are copied, up to a limit.
 */
final class Yaml {

    /** Most values of a document, copies made by aliases included. */
    private static final int MOST_VALUES = 100_000;

    private static final Tag PLAIN = new Tag("!limbeck-plain");
    private static final Set<Tag> CORE =
            Set.of(Tag.STR, Tag.MAP, Tag.SEQ, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, PLAIN);

    private final String name;
    private final Deque<Node> open = new ArrayDeque<>();
    private int values;

    private Yaml(String name) {
        this.name = name;
    }

    static JsonNode parse(String text, String name) {
        Yaml yaml = new Yaml(name);
        try {
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(ExperimentReader.DEEPEST);
            options.setMaxAliasesForCollections(1_000);
            options.setAllowRecursiveKeys(false);
            options.setTagInspector(tag -> true); // Tags are refused below, with their place.
            Composer composer = new Composer(
                    new ParserImpl(new StreamReader(new StringReader(text)), options), new Plain(), options);
            Node root = composer.getSingleNode();
            return root == null ? NullNode.getInstance() : yaml.convert(root);
        } catch (MarkedYAMLException e) {
            throw yaml.syntax(e);
        } catch (YAMLException e) {
            throw ExperimentReader.wrong(
                    name,
                    "cannot be read: " + e.getMessage(),
                    "nest less deeply, and write values out in place of aliases");
        }
    }

    private JsonNode convert(Node node) {
        if (++values > MOST_VALUES) {
            throw wrong(
                    node,
                    "the document holds more than '" + MOST_VALUES + "' values once its aliases are written out",
                    "take fewer aliases; a node can be shared with 'parts' and $name");
        }
        if (!CORE.contains(node.getTag())) {
            throw wrong(
                    node, "a tag cannot be read: '" + node.getTag().getValue() + "'", "write the value without a tag");
        }
        if (open.contains(node)) {
            throw wrong(node, "an alias stands within its own anchor", "write the value out");
        }
        open.push(node);
        try {
            if (node instanceof MappingNode mapping) {
                return map(mapping);
            }
            if (node instanceof SequenceNode sequence) {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                sequence.getValue().forEach(item -> list.add(convert(item)));
                return list;
            }
            return scalar((ScalarNode) node);
        } finally {
            open.pop();
        }
    }

    private JsonNode map(MappingNode mapping) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(entry.getKeyNode(), "a key is a list or a map", "write a plain name before the colon");
            }
            if (key.getValue().equals("<<") && key.isPlain()) {
                throw wrong(
                        key,
                        "merge keys are not read: '<<'",
                        "share a node with 'parts' and $name, or repeat the values");
            }
            Integer before = lines.put(key.getValue(), line(key));
            if (before != null) {
                throw wrong(
                        key,
                        "the key '" + key.getValue() + "' stands here and in line " + before,
                        "keep one of the two");
            }
            map.set(key.getValue(), convert(entry.getValueNode()));
        }
        return map;
    }

    private JsonNode scalar(ScalarNode node) {
        if (node.getTag().equals(Tag.STR)) {
            return TextNode.valueOf(node.getValue());
        }
        try {
            return Scalars.of(node.getValue());
        } catch (NumberFormatException e) {
            throw wrong(node, "is not a finite number: '" + node.getValue() + "'", "write a finite number");
        }
    }

    private InvalidInputException syntax(MarkedYAMLException error) {
        Mark mark = error.getProblemMark();
        String problem = String.valueOf(error.getProblem());
        String remedy = problem.contains("\\t") || problem.contains("TAB")
                ? "indent with spaces; YAML takes no tabs"
                : problem.contains("expected <block end>") || problem.contains("mapping values are not allowed")
                        ? "check the indentation, the colons and the brackets here and in the line above"
                        : "check this place and the line above; a text with special characters goes in quotes";
        return ExperimentReader.wrong(mark == null ? name : where(mark), "is not YAML: " + problem, remedy);
    }

    private InvalidInputException wrong(Node node, String message, String remedy) {
        return ExperimentReader.wrong(where(node.getStartMark()), message, remedy);
    }

    private String where(Mark mark) {
        return name.isEmpty()
                ? "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1)
                : name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Marks plain scalars, so that an explicit tag can be told from a guess. */
    private static final class Plain extends Resolver {
        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return kind == NodeId.scalar ? implicit ? PLAIN : Tag.STR : super.resolve(kind, value, implicit);
        }
    }
}
