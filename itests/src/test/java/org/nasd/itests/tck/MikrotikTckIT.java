package org.nasd.itests.tck;

import java.util.Map;
import org.nasd.simulator.Effect;
import org.nasd.simulator.JournalEntry;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.DriverTck;
import org.nasd.tck.OverTcp;
import org.nasd.tck.Play;
import org.nasd.tck.WithTemplates;

/** The driver mikrotik-simple against a simulated router. */
class MikrotikTckIT implements DriverTck, WithTemplates, OverTcp {

    @Override
    public DeviceUnderTest device() {
        return new Simulated(new Router());
    }

    private static final class Router implements Kind {

        @Override
        public String driver() {
            return "mikrotik-simple";
        }

        @Override
        public String bundle() {
            return "org.nasd.driver.mikrotik";
        }

        @Override
        public SimulatedNas start() {
            return SimulatedRouter.start(RouterSettings.builder()
                    .user(Simulated.LOGIN, Simulated.PASSWORD)
                    .build());
        }

        @Override
        public String template() {
            return "/system identity set name={{mark}}";
        }

        @Override
        public String command() {
            return "/system/identity/set";
        }

        @Override
        public String marked(JournalEntry entry) {
            return entry.argument("name");
        }

        @Override
        public Map<Play, Effect> effects() {
            return Map.of(
                    Play.REFUSE, new Effect.Refusal("unknown parameter " + Play.REFUSED, null),
                    Play.BUSY, new Effect.Refusal("device is busy", null));
        }

        @Override
        public Map<String, String> badSettings() {
            return Map.of("tls", "perhaps", "charset", "klingon");
        }

        @Override
        public Map<String, Effect> misbehaviours() {
            return Map.of(
                    "a word of four gigabytes", new Effect.Garbage(Effect.Kind.HUGE_LENGTH),
                    "a length that nobody has defined", new Effect.Garbage(Effect.Kind.RESERVED_LENGTH),
                    "a sentence without end", new Effect.Garbage(Effect.Kind.ENDLESS_SENTENCE),
                    "records without end", new Effect.Garbage(Effect.Kind.ENDLESS_RECORDS));
        }
    }
}
