package org.nasd.rest.internal.call;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.nasd.rest.internal.answer.Refusal;

/** Reads UTF-8 and nothing else: a byte that is replaced silently would end in somebody's login. */
final class Utf8 {

    private Utf8() {}

    static String decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("the body is not UTF-8");
        }
    }
}
