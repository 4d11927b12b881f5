package org.nasd.itests.tck;

import java.util.Map;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.radius.DasSettings;
import org.nasd.simulator.radius.SimulatedDas;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;
import org.nasd.tck.Play;
import org.nasd.tck.WithTemplates;

/** The driver radius-coa against a simulated dynamic authorization server. */
class RadiusTckIT implements DriverTck, WithTemplates {

    @Override
    public DeviceUnderTest device() {
        return new Simulated(new Das());
    }

    private static final class Das implements Kind {

        private static final String ATTRIBUTE = "User-Name=";

        @Override
        public String driver() {
            return "radius-coa";
        }

        @Override
        public String bundle() {
            return "org.nasd.driver.radius";
        }

        @Override
        public SimulatedNas start() {
            return SimulatedDas.start(
                    DasSettings.builder().secret(Simulated.PASSWORD).build());
        }

        @Override
        public boolean overTcp() {
            return false;
        }

        @Override
        public Map<String, Object> nas(SimulatedNas simulated) {
            return Map.of("COA_PORT", simulated.port(), "COA_PSW", Simulated.PASSWORD);
        }

        @Override
        public String template() {
            return "coa User-Name=\"{{mark}}\",Filter-Id=\"tck\"";
        }

        @Override
        public String command() {
            return "CoA-Request";
        }

        @Override
        public String marked(JournalEntry entry) {
            return entry.words().stream()
                    .filter(word -> word.startsWith(ATTRIBUTE))
                    .findFirst()
                    .orElseThrow()
                    .substring(ATTRIBUTE.length());
        }

        @Override
        public Map<Play, Effect> effects() {
            return Map.of(
                    Play.REFUSE, new Effect.Refusal(Play.REFUSED, 401),
                    Play.BUSY, new Effect.Refusal("no resources", 506),
                    Play.SILENCE, new Effect.Silence(false));
        }

        @Override
        public Map<String, String> badSettings() {
            return Map.of("charset", "klingon", "cause.coa.other", "often", "retry.count", "-1");
        }

        @Override
        public Map<String, Effect> misbehaviours() {
            return Map.of("noise", new Effect.Garbage(Effect.Kind.NOISE));
        }
    }
}
