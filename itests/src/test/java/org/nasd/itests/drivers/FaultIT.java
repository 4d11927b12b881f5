package org.nasd.itests.drivers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong at NAS, one after another on the same instance, beside a NAS that is well and stays so. */
@EnabledIf("org.nasd.stack.testing.TestDatabase#postgresqlIsInstalled")
@ExtendWith(SceneProvider.class)
class FaultIT implements RefusedConnections, Deadlines, Garbage, Trust, SickScripts, BadSettings {

    @AfterAll
    static void nothingHappenedToTheNasBeside(Scene scene) throws Exception {
        scene.bystander().assertNothingHappened();
    }
}
