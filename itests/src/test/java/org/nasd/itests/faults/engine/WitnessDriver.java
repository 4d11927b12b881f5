package org.nasd.itests.faults.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.itests.harness.Ledger;

/** The MikroTik driver, which writes the node's name into every command, and halts the process where it is told to. */
final class WitnessDriver implements DeviceDriver {

    static final String NAME = "witness";

    private final DeviceDriver mikrotik;
    private final String node;
    private final Halt halt;

    WitnessDriver(DeviceDriver mikrotik, String node, Halt halt) {
        this.mikrotik = mikrotik;
        this.node = node;
        this.halt = halt;
    }

    @Override
    public Map<String, String> defaults() {
        return mikrotik.defaults();
    }

    @Override
    public List<String> check(Settings settings) {
        return mikrotik.check(settings);
    }

    @Override
    public Optional<String> checkCommand(String command, Settings settings) {
        return mikrotik.checkCommand(command, settings);
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return mikrotik.escape(value, settings);
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        return mikrotik.open(device, context)
                .thenApply(opening -> opening instanceof Opening.Opened opened
                        ? new Opening.Opened(new Session(opened.session()))
                        : opening);
    }

    private final class Session implements DeviceSession {

        private final DeviceSession session;

        Session(DeviceSession session) {
            this.session = session;
        }

        @Override
        public CompletionStage<Outcome> perform(Task task) {
            halt.beforeSending();
            if (task.type().equals(Ledger.POISON)) {
                Halt.now();
            }
            return session.perform(signed(task)).thenApply(outcome -> {
                halt.afterAnswer();
                return outcome;
            });
        }

        private Task signed(Task task) {
            return new Task(
                    task.eventId(),
                    task.type(),
                    task.userId(),
                    task.variables(),
                    task.commands().stream()
                            .map(command -> command.replace(Ledger.BY_NOBODY, node))
                            .toList(),
                    task.verify(),
                    task.timeout());
        }

        @Override
        public Optional<CompletionStage<Boolean>> probe() {
            return session.probe();
        }

        @Override
        public CompletionStage<Outcome.Unavailable> ended() {
            return session.ended();
        }

        @Override
        public void close() {
            session.close();
        }

        @Override
        public void cut() {
            session.cut();
        }
    }
}
