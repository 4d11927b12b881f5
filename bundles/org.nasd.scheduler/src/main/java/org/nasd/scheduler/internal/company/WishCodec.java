package org.nasd.scheduler.internal.company;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.nasd.api.driver.Outcome;
import org.nasd.api.scheme.Rendering;
import org.nasd.scheduler.internal.worker.Wish;

/** Wishes and their answers as text, for the way from node to node. */
final class WishCodec {

    private static final Map<String, Class<? extends Wish<?>>> KINDS = Map.of(
            "execute", Wish.Execute.class,
            "cancel", Wish.Cancel.class,
            "hasten", Wish.Hasten.class,
            "retry", Wish.Retry.class,
            "preview", Wish.Preview.class);

    private final ObjectMapper json = new ObjectMapper()
            .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, false)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
            .addMixIn(Outcome.class, OneOfOutcomes.class)
            .addMixIn(Rendering.class, OneOfRenderings.class)
            .registerModule(new SimpleModule()
                    .addSerializer(Duration.class, new Nanos())
                    .addDeserializer(Duration.class, new FromNanos()));

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
        @JsonSubTypes.Type(value = Outcome.Postpone.class, name = "postpone"),
        @JsonSubTypes.Type(value = Outcome.Fail.class, name = "fail"),
        @JsonSubTypes.Type(value = Outcome.Unavailable.class, name = "unavailable"),
        @JsonSubTypes.Type(value = Outcome.Silent.class, name = "silent")
    })
    private interface OneOfOutcomes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rendering")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Rendering.Commands.class, name = "commands"),
        @JsonSubTypes.Type(value = Rendering.Impossible.class, name = "impossible")
    })
    private interface OneOfRenderings {}

    private static final class Nanos extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1;

        Nanos() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration duration, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(duration.toNanos());
        }
    }

    private static final class FromNanos extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1;

        FromNanos() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Duration.ofNanos(in.getLongValue());
        }
    }

    String write(Object wishOrAnswer) {
        try {
            return json.writeValueAsString(wishOrAnswer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("It cannot be told to another node: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * @throws IllegalArgumentException for what this version does not know
     */
    Wish<?> wish(String kind, String text) {
        Class<? extends Wish<?>> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("this version of nasd knows no order '" + kind + "'");
        }
        return read(text, type);
    }

    <A> A answer(Wish<A> wish, String text) {
        return read(text, wish.answer());
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // its message would repeat what was read
            throw new IllegalArgumentException("what it said is not understood here ("
                    + e.getClass().getSimpleName() + "); do all nodes have the same version?");
        }
    }
}
