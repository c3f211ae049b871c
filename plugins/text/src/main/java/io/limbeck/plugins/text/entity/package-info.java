/** Scores of spans, as the CoNLL shared tasks count them. */
@NullMarked
package io.limbeck.plugins.text.entity;

import org.jspecify.annotations.NullMarked;
