package io.limbeck.engine.report.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.explain.Exhibit.TreeNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawingPartsTest {

    private static BufferedImage image(String address) throws IOException {
        String prefix = "data:image/png;base64,";
        assertThat(address).startsWith(prefix);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(address.substring(prefix.length()))));
    }

    /** The JDK's own reader says what was written. */
    @Test
    void aPictureIsReadAsItWasWritten() throws IOException {
        int[] colours = {0x102030, 0xFFFFFF, 0xC04A00};
        BufferedImage image = image(Png.address(colours, 3, 2, new byte[] {0, 1, 2, 2, 1, 0}));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        List<Integer> pixels = new ArrayList<>();
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                pixels.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        assertThat(pixels).containsExactly(0x102030, 0xFFFFFF, 0xC04A00, 0xC04A00, 0xFFFFFF, 0x102030);
    }

    /** As the categories of a shape function, of which the note says that their share stands in brackets. */
    @Test
    void aLongLabelKeepsTheShareInItsBrackets() {
        assertThat(Exhibits.fitting("Exec-managerial (13 %)", 15)).isEqualTo("Exec-ma… (13 %)");
        assertThat(Exhibits.fitting("Sales (12 %)", 15)).isEqualTo("Sales (12 %)");
        assertThat(Exhibits.fitting("marital-status=Never-married", 15)).isEqualTo("marital-status…");
        assertThat(Exhibits.fitting("short (but with a long remark)", 15)).isEqualTo("short (but wit…");
    }

    @Test
    void signedPicturesShareOneScaleWithZeroInItsMiddle() throws IOException {
        Picture large = new Picture("", 1, 3, List.of(-2f, 0f, 2f), true);
        Picture small = new Picture("", 1, 3, List.of(-1f, Float.NaN, 9f), true);
        HeatScale scale = new HeatScale(2, 0, 1);
        assertThat(image(scale.address(large)).getRGB(1, 0)).isEqualTo(0xFFF4F2EE);
        assertThat(image(scale.address(large)).getRGB(0, 0)).isEqualTo(0xFF00589A);
        assertThat(image(scale.address(large)).getRGB(2, 0)).isEqualTo(0xFFC04A00);
        assertThat(image(scale.address(small)).getRGB(1, 0)).as("undefined").isEqualTo(0xFFF4F2EE);
        assertThat(image(scale.address(small)).getRGB(2, 0))
                .as("beyond the end")
                .isEqualTo(0xFFC04A00);
        assertThat(HeatScale.of(List.of(large, new Picture("", 1, 1, List.of(0.5f), false))))
                .isEqualTo(new HeatScale(2, 0, 0.5));
    }

    @Test
    void pixelsGoFromWhiteToBlack() throws IOException {
        BufferedImage image = image(new HeatScale(1, 0, 1).address(new Picture("", 2, 1, List.of(0f, 1f), false)));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(0, 1)).isEqualTo(0xFF15171A);
    }

    @Test
    void seriesHaveTheSignsOfTheModelsTheyAreNamedAfter() {
        Palette palette = new Palette(1, Map.of("teacher", 0, "tiny", 4));
        assertThat(palette.series(List.of("model", "teacher"))).containsExactly(1, 0);
        assertThat(palette.series(List.of("anything"))).containsExactly(1);
        assertThat(new Palette(8, Map.of("teacher", 0)).series(List.of("student", "teacher")))
                .as("the ninth model has the sign of the first, but not beside it")
                .containsExactly(1, 0);
        assertThat(palette.series(List.of("tiny", "deletion", "insertion", "teacher")))
                .containsExactly(4, 1, 2, 0);
        assertThat(palette.series(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")))
                .hasSize(9);
    }

    private static TreeNode full(int depth) {
        List<TreeNode> children = depth == 0 ? List.of() : List.of(full(depth - 1), full(depth - 1));
        return new TreeNode("", "", 1, List.of(), List.of(), children);
    }

    @Test
    void aTreeOfMoreThan32LeavesIsDrawnInParts() {
        assertThat(new TreeParts(full(5)).roots()).hasSize(1);
        TreeParts deep = new TreeParts(full(8));
        assertThat(deep.roots())
                .as("the top, and one for each node of the fourth level")
                .hasSize(1 + 16);
        assertThat(deep.number(deep.roots().get(16))).isEqualTo(17);
        assertThat(new TreeParts(full(6)).roots()).hasSize(1 + 8);
        assertThat(new TreeParts(full(12)).roots()).as("parts of parts").hasSize(1 + 32 + 32 * 8);
    }

    @Test
    void nodesOfALevelDoNotOverlapAndParentsStandAboveTheirChildren() {
        TreeNode first = new TreeNode("wide", "", 1, List.of(), List.of(), List.of(full(0)));
        TreeNode last = new TreeNode("wide", "", 1, List.of(), List.of(), List.of(full(0)));
        TreeNode middle = full(3);
        TreeNode root = new TreeNode("", "", 1, List.of(), List.of(), List.of(first, middle, last));
        TreeLayout layout = new TreeLayout(root, node -> node.label().equals("wide") ? 120 : 40, node -> false);
        assertThat(layout.depth()).isEqualTo(4);
        assertThat(layout.middle(first)).isEqualTo(8 + 60);
        assertThat(layout.middle(root)).isEqualTo((layout.middle(first) + layout.middle(last)) / 2);
        assertThat(layout.middle(middle) - layout.middle(first)).isGreaterThanOrEqualTo(60 + 8 + 20);
        List<TreeNode> pair = middle.children();
        assertThat(layout.middle(middle)).isEqualTo((layout.middle(pair.get(0)) + layout.middle(pair.get(1))) / 2);
        assertThat(layout.middle(last) + 60).isEqualTo(layout.width() - 8);
    }
}
