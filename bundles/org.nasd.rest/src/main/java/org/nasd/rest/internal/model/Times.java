package org.nasd.rest.internal.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.nasd.rest.internal.answer.Refusal;

/**
 * Moments as the original writes them: {@code 2019-08-27 10:57:41}, in one zone.
 *
 * @param zone the zone
 */
public record Times(ZoneId zone) {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(WRITTEN)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    public String write(Instant moment) {
        return WRITTEN.format(moment.atZone(zone));
    }

    /** A moment in the form above, a date alone (its first moment), or ISO 8601 with an offset. */
    public Instant read(String field, String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text, READ).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
            throw Refusal.invalid(field + ": '" + shown
                    + "' is no time; write 2019-08-27 10:57:41, 2019-08-27, or 2019-08-27T10:57:41+03:00");
        }
    }
}
