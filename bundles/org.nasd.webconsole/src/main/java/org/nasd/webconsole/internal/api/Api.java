package org.nasd.webconsole.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.OperationException;
import org.nasd.api.operations.Operations;
import org.nasd.webconsole.internal.Gzip;
import org.nasd.webconsole.internal.access.Access;
import org.nasd.webconsole.internal.access.Refusal;
import org.nasd.webconsole.internal.access.Session;
import org.nasd.webconsole.internal.filter.FilterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the pages' questions in JSON. */
public final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final int LARGEST_BODY = 1 << 20;
    private static final int PACKED_FROM = 2000;

    private final ObjectMapper json = new ObjectMapper();
    private final Rights rights = new Rights();
    private final Access access;
    private final Supplier<Operations> operations;
    private final String version;

    /**
     * @param operations gives the service, or null while it is not there
     */
    public Api(Access access, Supplier<Operations> operations, String version) {
        this.access = access;
        this.operations = operations;
        this.version = version;
    }

    /**
     * Answers; what goes wrong is an answer, too.
     *
     * @param path below {@code /nasd/api}
     */
    public void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        try {
            write(request, response, 200, result(request, response, path));
        } catch (Refusal e) {
            error(request, response, e.status(), e.getMessage());
        } catch (FilterException e) {
            error(request, response, 400, e.getMessage());
        } catch (AccessDeniedException e) {
            error(request, response, 403, e.getMessage());
        } catch (OperationException e) {
            error(request, response, status(e.kind()), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The web console could not answer {} {}", request.getMethod(), path, e);
            error(request, response, 500, "nasd could not answer that; log/karaf.log says why");
        }
    }

    private Object result(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        String method = request.getMethod();
        if (path.equals("/login") && method.equals("POST")) {
            return login(request, response);
        }
        Session session = access.who(request).orElseThrow(() -> new Refusal(401, "log in, please"));
        if (path.equals("/session") && method.equals("GET")) {
            return told(session);
        }
        boolean acts = method.equals("POST");
        if (acts) {
            access.demandOurPage(request, session);
        }
        if (path.equals("/logout") && acts) {
            access.leave(request, response);
            return Map.of();
        }
        Routes.Found found = Routes.find(method, path)
                .orElseThrow(() -> new Refusal(404, "the console has no " + method + " " + path));
        Caller caller = new Caller(session.name(), session.role(), "web " + request.getRemoteAddr());
        Ask ask = Ask.of(service(), caller, found.parts(), request::getParameter);
        return found.answer().apply(acts ? ask.with(body(request)) : ask);
    }

    private Object login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode body = body(request);
        return told(access.enter(
                request,
                response,
                body.path("name").asText(""),
                body.path("password").asText("")));
    }

    private Map<String, Object> told(Session session) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", session.name());
        told.put("role", session.role().name().toLowerCase(java.util.Locale.ROOT));
        told.put("token", session.token());
        told.put("may", rights.of(session.role()));
        told.put("version", version);
        return told;
    }

    private Operations service() {
        Operations service = operations.get();
        if (service == null) {
            throw new Refusal(503, "nasd is starting, or waits for its database");
        }
        return service;
    }

    /** JSON only: what a form of another site can send is something else. */
    private JsonNode body(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new Refusal(415, "only JSON is understood here");
        }
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new Refusal(413, "that is too much at once");
        }
        try {
            JsonNode body = json.readTree(bytes);
            return body == null ? MissingNode.getInstance() : body;
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "that is no JSON");
        }
    }

    private static int status(OperationException.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT, READ_ONLY -> 409;
            case UNAVAILABLE -> 503;
        };
    }

    private void error(HttpServletRequest request, HttpServletResponse response, int status, String message)
            throws IOException {
        write(request, response, status, Map.of("error", message == null ? "" : message));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, int status, Object answer)
            throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        String accepted = request.getHeader("Accept-Encoding");
        if (body.length >= PACKED_FROM && accepted != null && accepted.contains("gzip")) {
            body = Gzip.pack(body);
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
