package com.example.driver.acme;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Exchange;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Task;
import org.nasd.api.driver.Trouble;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/**
 * One connection to a concentrator. Sets no deadlines but that of connecting: when one passes, the container calls {@link #abort()}, and
 * whatever blocks here ends.
 */
final class AcmeDialogue implements BlockingDialogue {

    private static final int PORT = 7700;

    private final Device device;
    private final BooleanSupplier maySpeak;
    private final Socket socket = new Socket();
    private AcmeWire wire;

    AcmeDialogue(Device device, BooleanSupplier maySpeak) {
        this.device = device;
        this.maySpeak = maySpeak;
    }

    @Override
    public Optional<Outcome.Unavailable> connect() throws IOException {
        Nas nas = device.nas();
        int port = nas.telnetPort() == null ? PORT : nas.telnetPort();
        Duration patience = device.settings().seconds("timeout.connect");
        try {
            socket.connect(new InetSocketAddress(nas.managementAddress(), port), (int) patience.toMillis());
        } catch (IOException e) {
            return Optional.of(new Outcome.Unavailable(
                    Trouble.UNREACHABLE, nas.managementAddress() + ":" + port + ": " + e.getMessage()));
        }
        wire = new AcmeWire(socket, device.settings().charset("charset"));
        String greeting = wire.readLine();
        if (!greeting.startsWith("ACME ")) {
            return Optional.of(new Outcome.Unavailable(
                    Trouble.MISCONFIGURED, "no ACME concentrator answers at port " + port + ": check TELNET_PORT"));
        }
        return login(nas);
    }

    private Optional<Outcome.Unavailable> login(Nas nas) throws IOException {
        String name = nas.telnetLogin() == null ? "" : nas.telnetLogin();
        Secret password = nas.telnetPassword() == null ? Secret.of("") : nas.telnetPassword();
        wire.writeLine("LOGIN \"" + AcmeWire.escape(name) + "\" \"" + AcmeWire.escape(password.reveal()) + "\"");
        String answer = wire.readLine();
        return switch (AcmeWire.verdict(answer)) {
            case "OK" -> Optional.empty();
            case "DENIED" ->
                Optional.of(new Outcome.Unavailable(Trouble.LOGIN_REFUSED, "login " + name + " refused: " + answer));
            case "FULL" -> Optional.of(new Outcome.Unavailable(Trouble.BUSY, "too many sessions: " + answer));
            default -> throw new IOException("the login was answered by what is no answer");
        };
    }

    @Override
    public Outcome perform(Task task) {
        List<Exchange> exchanges = new ArrayList<>();
        try {
            for (String command : task.commands()) {
                String answer = ask(command, exchanges);
                switch (AcmeWire.verdict(answer)) {
                    case "OK" -> {}
                    case "WAIT" -> {
                        return new Outcome.Postpone("'" + answer + "' on: " + command, exchanges);
                    }
                    case "NO" -> {
                        return new Outcome.Fail("'" + answer + "' on: " + command, exchanges);
                    }
                    default -> throw new IOException("what came back is no answer; on: " + command);
                }
            }
            return new Outcome.Done(exchanges);
        } catch (IOException e) {
            abort();
            return new Outcome.Unavailable(Trouble.LOST, "the connection was lost: " + e.getMessage(), true, exchanges);
        }
    }

    private String ask(String command, List<Exchange> exchanges) throws IOException {
        if (!maySpeak.getAsBoolean()) {
            throw new IOException(DriverContext.MAY_NOT_SPEAK);
        }
        wire.writeLine(command);
        long sent = System.nanoTime();
        String answer = wire.readLine();
        exchanges.add(new Exchange(command, answer, Duration.ofNanos(System.nanoTime() - sent)));
        return answer;
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        wire.writeLine("BYE");
        socket.close();
    }

    @Override
    public void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }
}
