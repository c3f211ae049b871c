/** Terms for models that predict a number: mean and log variance of a normal distribution. */
@NullMarked
package io.limbeck.plugins.distillation.number;

import org.jspecify.annotations.NullMarked;
