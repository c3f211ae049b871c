package io.limbeck.engine.evaluate;

/**
 * Decisions that two models take otherwise on the same rows.
 *
 * @param against the other model's title
 * @param attribute the sensitive attribute; empty for all rows
 * @param group the group; empty for all rows
 * @param rows rows compared
 * @param toFavourable decided as favourable by this model, but not by the other
 * @param toUnfavourable decided as favourable by the other model, but not by this one
 */
public record Change(
        String against, String attribute, String group, long rows, long toFavourable, long toUnfavourable) {}
