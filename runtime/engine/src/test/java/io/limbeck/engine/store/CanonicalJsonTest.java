package io.limbeck.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

/** Keys in the store are hashes of this text: it must never change. */
class CanonicalJsonTest {

    /** Jackson's own writer is the reference. */
    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() {
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            String text = "a" + (char) character + "b";
            String quoted = TextNode.valueOf(text).toString();
            assertThat(CanonicalJson.text(TextNode.valueOf(text)))
                    .as("%04x", character)
                    .isEqualTo(quoted);
            ObjectNode keyed = JsonNodeFactory.instance.objectNode().put(text, 1);
            assertThat(CanonicalJson.text(keyed)).as("%04x", character).isEqualTo("{" + quoted + ":1}");
        }
    }

    @Test
    void keysAreSortedAndNumbersStayAsTheyAre() throws Exception {
        assertThat(CanonicalJson.text(new ObjectMapper()
                        .readTree("{\"b\": [1, 2.50, 1e-7, null, true, []], \"a\": {\"d\": \"x\", \"c\": {}}}")))
                .isEqualTo("{\"a\":{\"c\":{},\"d\":\"x\"},\"b\":[1,2.5,1.0E-7,null,true,[]]}");
    }
}
