package org.nasd.rest.internal;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import org.nasd.api.operations.AccessDeniedException;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Operations;
import org.nasd.rest.internal.about.Catalogue;
import org.nasd.rest.internal.about.CataloguePage;
import org.nasd.rest.internal.about.OpenApi;
import org.nasd.rest.internal.access.Gatekeeper;
import org.nasd.rest.internal.access.Visit;
import org.nasd.rest.internal.answer.Page;
import org.nasd.rest.internal.answer.Pages;
import org.nasd.rest.internal.answer.Refusal;
import org.nasd.rest.internal.call.Call;
import org.nasd.rest.internal.call.CallReader;
import org.nasd.rest.internal.chain.Answer;
import org.nasd.rest.internal.chain.Chain;
import org.nasd.rest.internal.model.Model;
import org.nasd.rest.internal.model.Times;

/** Answers what is asked below {@code /rest_api/}. */
final class RestApi {

    private static final Pattern PATH = Pattern.compile("/v2/(?:(\\w{1,64})/?|(openapi\\.json))?");
    private static final String ROOT = "/rest_api/v2/";
    private static final int SHOWN = 100;

    private final Gatekeeper gatekeeper;
    private final BodyReader bodies;
    private final Times times;
    private final VersionModel version;
    private final Supplier<Operations> operations;
    private final Pages pages = new Pages();

    /**
     * @param operations gives the service, or null while it is not there
     */
    RestApi(
            Gatekeeper gatekeeper,
            BodyReader bodies,
            Times times,
            VersionModel version,
            Supplier<Operations> operations) {
        this.gatekeeper = gatekeeper;
        this.bodies = bodies;
        this.times = times;
        this.version = version;
        this.operations = operations;
    }

    /**
     * Answers; what goes wrong is an answer, too.
     *
     * @param path below {@code /rest_api}, or null
     */
    Page answer(HttpServletRequest request, String path) throws IOException {
        Matcher parts = PATH.matcher(path == null ? "" : path);
        boolean known = parts.matches();
        String call = known ? called(parts.group(1)) : shortened("/rest_api" + (path == null ? "" : path));
        try {
            Caller caller = gatekeeper.admit(Visit.of(request));
            if (!known) {
                throw Refusal.of(404, "there is nothing here; the models are listed at " + ROOT);
            }
            return routed(request, new Question(caller, call, parts.group(1), parts.group(2) != null));
        } catch (AccessDeniedException e) {
            return pages.error(call, Refusal.of(403, e.getMessage() + hint(request)));
        } catch (RuntimeException e) {
            return pages.error(call, e);
        }
    }

    /** Who asks for what. */
    private record Question(Caller caller, String call, String model, boolean openApi) {}

    private static String called(String model) {
        return model == null ? ROOT : ROOT + model + "/";
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static String hint(HttpServletRequest request) {
        return request.getHeader("Authorization") == null
                ? "; programs on this machine act as operator unless they log in (HTTP Basic or a token)"
                : "";
    }

    private Page routed(HttpServletRequest request, Question question) throws IOException {
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> described(request, question);
            case "POST" -> called(request, question);
            default -> throw notAllowed("GET, HEAD, POST");
        };
    }

    private static Refusal notAllowed(String allowed) {
        return Refusal.of(405, "only " + allowed + " can be used here", Map.of("Allow", allowed));
    }

    private Page described(HttpServletRequest request, Question question) {
        Operations service = service();
        Catalogue catalogue = new Catalogue(table -> service.records().columns(question.caller(), table));
        if (question.openApi()) {
            return pages.json(200, OpenApi.of(catalogue.models(), version.version()), Map.of());
        }
        if (question.model() != null) {
            Object told = question.model().equals(VersionModel.TITLE)
                    ? Catalogue.version()
                    : catalogue.model(model(question.model()));
            return pages.result(question.call(), told, false);
        }
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html")
                ? CataloguePage.of(catalogue.models(), request.getHeader("Host"))
                : pages.result(question.call(), catalogue.models(), false);
    }

    private Page called(HttpServletRequest request, Question question) throws IOException {
        if (question.model() == null) {
            throw notAllowed("GET, HEAD");
        }
        byte[] body = bodies.read(request);
        String type = request.getContentType();
        if (question.model().equals(VersionModel.TITLE)) {
            return version(question, type, body);
        }
        Model model = model(question.model());
        Call call = CallReader.read(type, body, request.getHeader("Idempotency-Key"));
        Answer answer = Chain.run(service(), question.caller(), model, times, call);
        return pages.result(question.call(), answer.result(), answer.more());
    }

    private Page version(Question question, String type, byte[] body) {
        Object result = CallReader.asks(VersionModel.QUESTION, type, body)
                ? version.fields()
                : version.answer(CallReader.read(type, body, null));
        return pages.result(question.call(), result, false);
    }

    private static Model model(String title) {
        return Model.named(title)
                .orElseThrow(() -> Refusal.of(404, "there is no model " + title + "; " + ROOT + " lists them"));
    }

    private Operations service() {
        Operations service = operations.get();
        if (service == null) {
            throw Refusal.later(503, 5, "nasd is starting or waits for its database; /health/ready says for what");
        }
        return service;
    }
}
