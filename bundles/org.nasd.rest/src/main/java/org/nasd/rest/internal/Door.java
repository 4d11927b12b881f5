package org.nasd.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.rest.internal.access.Loopback;

/** Lets in what comes by the right port from this machine, and writes the replies. */
final class Door {

    private final ObjectMapper json = new ObjectMapper();
    private final int port;

    Door(int port) {
        this.port = port;
    }

    /** Answers a request, with 404 where it came by another port: other faces live there. */
    void answer(HttpServletRequest request, HttpServletResponse response, Supplier<Reply> reply) throws IOException {
        if (request.getLocalPort() != port) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        write(response, Loopback.isAddress(request.getRemoteAddr()) ? reply.get() : refused());
    }

    private static Reply refused() {
        return new Reply(
                HttpServletResponse.SC_FORBIDDEN,
                Map.of("error", "only programs on this machine are answered without a login"));
    }

    private void write(HttpServletResponse response, Reply reply) throws IOException {
        byte[] body = (json.writerWithDefaultPrettyPrinter().writeValueAsString(reply.body()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
