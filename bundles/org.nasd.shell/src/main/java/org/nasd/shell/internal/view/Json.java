package org.nasd.shell.internal.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasd.api.operations.EventCount;
import org.nasd.api.operations.EventDetail;
import org.nasd.api.operations.EventPage;
import org.nasd.api.operations.PushOutcome;
import org.nasd.api.operations.Pushed;

/**
 * The same for programs: keys in small letters with underscores, ids as exact whole numbers, times as ISO 8601 in UTC, durations in
 * seconds.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addModule(new SimpleModule().addSerializer(new Times()).addSerializer(new Durations()))
            .build();

    private Json() {}

    public static String of(Object view) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view that cannot be written as JSON: " + view.getClass(), e);
        }
    }

    public static String of(EventPage page) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("events", page.events().stream().map(EventRow::of).toList());
        object.put("next", page.next());
        return of((Object) object);
    }

    public static String of(EventDetail detail) {
        Map<String, Object> object = new LinkedHashMap<>(EventRow.of(detail.event()));
        object.put("attempts", detail.attempts());
        return of((Object) object);
    }

    public static String of(EventCount count) {
        Map<String, Object> failed = new LinkedHashMap<>();
        count.failed().forEach((reason, number) -> failed.put(Words.lower(reason), number));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("compact", count.compact());
        object.put("main", count.main());
        object.put("failed", failed);
        return of((Object) object);
    }

    /**
     * @param outcome or null when nobody waited for it
     */
    public static String of(Pushed pushed, PushOutcome outcome) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("compact_id", pushed.compactId());
        object.put("user_id", pushed.userId());
        if (outcome != null) {
            object.put("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            if (outcome instanceof PushOutcome.Failed failed) {
                object.put("id", failed.id());
                object.put("reason", Words.lower(failed.reason()));
                object.put("error", failed.error());
                object.put("answer", failed.answer());
            } else if (outcome instanceof PushOutcome.Postponed postponed) {
                object.put("id", postponed.id());
                object.put("times", postponed.times());
                object.put("error", postponed.lastError());
            } else if (outcome instanceof PushOutcome.Waiting waiting) {
                object.put("stack", Words.lower(waiting.place()));
                object.put("why", waiting.reason());
            }
            object.put("attempts", List.copyOf(outcome.attempts()));
        }
        return of((Object) object);
    }

    private static final class Times extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        Times() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant at, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(at.toString());
        }
    }

    private static final class Durations extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1L;

        Durations() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration duration, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(BigDecimal.valueOf(duration.toMillis(), 3));
        }
    }
}
