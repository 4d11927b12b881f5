package org.nasd.stack.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrayOfTest {

    @Test
    void valuesOfOneClassStandInAnArrayOfThatClassWhichADriverSendsAsBytes() {
        assertThat(new ArrayOf("BIGINT", new Object[] {1L, null, 2L}).values())
                .isInstanceOf(Long[].class)
                .containsExactly(1L, null, 2L);
        assertThat(new ArrayOf("VARCHAR", new Object[] {null, "a"}).values())
                .isInstanceOf(String[].class)
                .containsExactly(null, "a");
    }

    @Test
    void valuesOfSeveralClassesStayAsTheyAre() {
        Object[] values = {1L, 2, null};

        assertThat(new ArrayOf("BIGINT", values).values()).isSameAs(values);
    }

    @Test
    void valuesOfWhichNoneIsThereStayAsTheyAre() {
        Object[] values = {null, null};

        assertThat(new ArrayOf("BIGINT", values).values()).isSameAs(values);
    }
}
