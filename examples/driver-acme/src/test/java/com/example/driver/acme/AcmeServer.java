package com.example.driver.acme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * A concentrator for trying things out, on loopback. It needs nothing but Java, so that it can be run from its source:
 * {@code java AcmeServer.java 7700} prints what it is told and does not do it.
 */
final class AcmeServer implements AutoCloseable {

    static final String LOGIN = "operator";
    static final String PASSWORD = "acme-S3cret-word";

    private final ServerSocket entrance;
    private final UnaryOperator<String> answer;

    /**
     * @param port where it listens, or 0 for any free port
     * @param answer what it says to a command
     */
    AcmeServer(int port, UnaryOperator<String> answer) throws IOException {
        this.entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        start(() -> {
            while (true) {
                Socket driver = entrance.accept();
                start(() -> serve(driver));
            }
        });
    }

    public static void main(String[] arguments) throws IOException {
        AcmeServer server = new AcmeServer(Integer.parseInt(arguments[0]), command -> {
            System.out.println(command);
            return "OK";
        });
        System.out.println("ACME concentrator at port " + server.port());
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            say(socket, "ACME 1.0");
            if (!("LOGIN \"" + LOGIN + "\" \"" + PASSWORD + "\"").equals(lines.readLine())) {
                say(socket, "DENIED wrong name or password");
                return;
            }
            say(socket, "OK");
            for (String line = lines.readLine(); line != null && !line.equals("BYE"); line = lines.readLine()) {
                say(socket, answer.apply(line));
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // The connection, or the whole server, has ended.
                            }
                        },
                        "tck-acme")
                .start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
