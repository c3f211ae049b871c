package io.limbeck.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the package: on the JVM, and with {@code -Dnative} of the executable. */
@QuarkusIntegrationTest
class PackageIT extends DistillationTest {}
