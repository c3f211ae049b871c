package io.limbeck.spi.federation;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.model.ModelOutputs;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Makes one answer of what clients with models of any kind say of the same rows: how federations that exchange predictions
 * in place of weights aggregate. Pure and thread-safe.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Consensus {

    /** The kind. */
    ComponentKind<Consensus> KIND = new ComponentKind<>(
            "consensus", Consensus.class, "Makes one answer of what several clients say of the same rows");

    /**
     * {@return logits that all are taught, for the same rows and classes}
     *
     * @param answers what clients said, by number of client; at least one
     */
    ModelOutputs agree(List<Answer> answers);

    /**
     * {@return bytes of one client's answer on the wire}
     *
     * @param rows rows that are spoken of
     * @param classes classes
     */
    default long bytes(long rows, int classes) {
        return rows * classes * Float.BYTES;
    }

    /**
     * {@return what arrives of a client's logits}: themselves, or what is left of them after they were quantised
     *
     * @param outputs what the client's model says
     */
    default ModelOutputs sent(ModelOutputs outputs) {
        return outputs;
    }

    /**
     * What one client says.
     *
     * @param client number of the client
     * @param rows rows it has trained on
     * @param outputs its logits
     */
    record Answer(int client, long rows, ModelOutputs outputs) {}
}
