package org.nasd.operations.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.nasd.api.event.Event;

/**
 * Tells one request from another: equal for events that ask for the same, however their JSON is written (order of keys, blanks). Who
 * asks and from where is no part of it, since a repeat may come by another way.
 */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param events as they were asked for; their params are null or JSON
     */
    static String of(List<Event> events) {
        Fingerprint fingerprint = new Fingerprint();
        events.forEach(fingerprint::add);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(Event event) {
        add(event.type());
        add(event.userId());
        add(event.abonentId());
        add(event.nasIp());
        add(event.uslugaId());
        add(event.acctSessionId());
        add(event.params() == null ? null : canonical(event.params()));
        add(event.owner().script());
        add(event.owner().function());
    }

    /** With its length in front, so that no two lists of values look alike. */
    private void add(Object value) {
        byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(value == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }

    private static String canonical(String params) {
        return Params.read(params)
                .map(Fingerprint::sorted)
                .map(JsonNode::toString)
                .orElse(params);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return JsonNodeFactory.instance.objectNode().setAll(fields);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return node;
    }
}
