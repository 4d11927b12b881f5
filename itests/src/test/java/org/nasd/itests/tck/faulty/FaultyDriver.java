package org.nasd.itests.tck.faulty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;

/** A good driver made bad by one fault. */
final class FaultyDriver implements DeviceDriver {

    private final Supplier<DeviceDriver> good;
    private final Fault fault;
    private final List<DeviceSession> hoard = new ArrayList<>();

    FaultyDriver(Supplier<DeviceDriver> good, Fault fault) {
        this.good = good;
        this.fault = fault;
    }

    @Override
    public Map<String, String> defaults() {
        return good.get().defaults();
    }

    @Override
    public List<String> check(Settings settings) {
        return fault == Fault.CHECKS_NOTHING ? List.of() : good.get().check(settings);
    }

    @Override
    public Optional<String> checkCommand(String command, Settings settings) {
        return good.get().checkCommand(command, settings);
    }

    @Override
    public Optional<String> escape(String value, Settings settings) {
        return fault == Fault.ESCAPES_NOTHING
                ? Optional.of("\"" + value + "\"")
                : good.get().escape(value, settings);
    }

    @Override
    public CompletionStage<Opening> open(Device device, DriverContext context) {
        DriverContext given = fault == Fault.NEVER_ASKS_WHETHER_IT_MAY_SPEAK ? context::converse : context;
        return good.get().open(device, given).thenApply(opening -> {
            if (opening instanceof Opening.Opened opened) {
                Session session = new Session(opened.session(), device);
                if (fault == Fault.HOARDS_SESSIONS) {
                    hoard.add(session);
                }
                return new Opening.Opened(session);
            }
            return opening;
        });
    }

    private final class Session implements DeviceSession {

        private final DeviceSession session;
        private final Device device;

        Session(DeviceSession session, Device device) {
            this.session = session;
            this.device = device;
        }

        @Override
        public CompletionStage<Outcome> perform(Task task) {
            List<String> commands = new ArrayList<>(task.commands());
            if (fault == Fault.TURNS_COMMANDS_AROUND) {
                Collections.reverse(commands);
            }
            CompletionStage<Outcome> outcome = session.perform(new Task(
                    task.eventId(),
                    task.type(),
                    task.userId(),
                    task.variables(),
                    commands,
                    task.verify(),
                    task.timeout()));
            return switch (fault) {
                case SAYS_DONE_TO_ALL -> outcome.thenApply(any -> new Outcome.Done(any.exchanges()));
                case TELLS_THE_PASSWORD -> outcome.thenApply(this::telling);
                case ANSWERS_LATE ->
                    outcome.thenCompose(
                            any -> new CompletableFuture<Outcome>().completeOnTimeout(any, 2, TimeUnit.SECONDS));
                default -> outcome;
            };
        }

        private Outcome telling(Outcome outcome) {
            List<Exchange> exchanges = new ArrayList<>(outcome.exchanges());
            exchanges.add(new Exchange(device.nas().telnetPassword().reveal(), "", java.time.Duration.ofMillis(1)));
            return outcome instanceof Outcome.Done ? new Outcome.Done(exchanges) : outcome;
        }

        @Override
        public CompletionStage<Outcome.Unavailable> ended() {
            return session.ended();
        }

        @Override
        public void close() {
            if (fault == Fault.CLOSES_LATE) {
                CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(session::close);
            } else {
                session.close();
            }
        }
    }
}
