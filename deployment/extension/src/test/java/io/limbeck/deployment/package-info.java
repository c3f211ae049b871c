/** The build steps, in applications that are built for the purpose. */
package io.limbeck.deployment;
