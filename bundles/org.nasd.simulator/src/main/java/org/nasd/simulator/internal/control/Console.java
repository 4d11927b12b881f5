package org.nasd.simulator.internal.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.nasd.simulator.internal.Json;

/** A simulated NAS as a process: started by arguments, controlled by lines on standard input and on a loopback port. */
public final class Console {

    private static final String USAGE =
            "usage: Main routeros|cli|radius [--port N] [--latency MS] [--users name:password] [--secret TEXT] "
                    + "[--transport ssh|telnet] [--dialect NAME] [--journal FILE] [--admin-port N] "
                    + "[--exit-on-eof] [--fault RULE]... [--KEY VALUE]...";

    private final InputStream in;
    private final PrintWriter out;
    private final CountDownLatch quit = new CountDownLatch(1);

    public Console(InputStream in, OutputStream out) {
        this.in = in;
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /**
     * Runs until told to quit.
     *
     * @return the exit status: 0, or 2 when the arguments mean nothing, 1 when something could not be had
     */
    public int run(List<String> arguments) throws InterruptedException {
        Map<String, String> settings;
        try {
            settings = settings(arguments);
        } catch (IllegalArgumentException e) {
            out.println(Json.of(Map.of("error", e.getMessage() + "; " + USAGE)));
            return 2;
        }
        int admin = Integer.parseInt(settings.getOrDefault("admin-port", "-1"));
        boolean exitOnEof = settings.containsKey("exit-on-eof");
        settings.keySet().removeAll(List.of("admin-port", "exit-on-eof"));
        try (NasRun run = new NasRun(arguments.get(0), settings);
                ServerSocket port = admin < 0 ? null : listen(admin)) {
            Controls controls = new Controls(run);
            Map<String, Object> hello = new LinkedHashMap<>();
            hello.put("name", run.nas().name());
            hello.put("port", run.nas().port());
            hello.put("admin", port == null ? null : port.getLocalPort());
            hello.put("pid", ProcessHandle.current().pid());
            out.println(Json.of(hello));
            daemon("nasd-simulator-stdin", () -> {
                converse(in, out, controls);
                if (exitOnEof) {
                    quit.countDown();
                }
            });
            if (port != null) {
                daemon("nasd-simulator-admin", () -> serve(port, controls));
            }
            quit.await();
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(Json.of(Map.of("error", e.getMessage() + "; " + USAGE)));
            return 2;
        } catch (IOException | RuntimeException e) {
            out.println(Json.of(Map.of("error", e.getMessage())));
            return 1;
        }
    }

    private static ServerSocket listen(int number) throws IOException {
        ServerSocket port = new ServerSocket();
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        return port;
    }

    private static Map<String, String> settings(List<String> arguments) {
        if (arguments.isEmpty() || !Kind.NAMES.contains(arguments.get(0))) {
            throw new IllegalArgumentException("which kind of NAS? Known is: " + String.join(", ", Kind.NAMES));
        }
        Map<String, String> settings = new LinkedHashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments.subList(1, arguments.size()));
        int faults = 0;
        while (!rest.isEmpty()) {
            String key = rest.remove();
            if (!key.startsWith("--")) {
                throw new IllegalArgumentException("'" + key + "' is not expected here");
            }
            String name = key.substring(2);
            if (name.equals("exit-on-eof")) {
                settings.put(name, "true");
            } else if (rest.isEmpty()) {
                throw new IllegalArgumentException("a value is missing after " + key);
            } else {
                settings.put(name.equals("fault") ? "fault." + ++faults : name, rest.remove());
            }
        }
        return settings;
    }

    private void converse(InputStream from, PrintWriter to, Controls controls) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.trim().equals("quit")) {
                    to.println("{\"ok\":true}");
                    quit.countDown();
                    return;
                }
                to.println(controls.perform(line));
            }
        } catch (IOException e) {
            to.println(Json.of(Map.of("error", "control channel: " + e.getMessage())));
        }
    }

    /** One caller at a time: the channel is for one test or one operator. */
    private void serve(ServerSocket port, Controls controls) {
        while (quit.getCount() > 0 && !port.isClosed()) {
            try (Socket caller = port.accept();
                    PrintWriter to = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
                converse(caller.getInputStream(), to, controls);
            } catch (IOException e) {
                out.println(Json.of(Map.of("error", "admin port: " + e.getMessage())));
            }
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
