package org.nasd.simulator.internal.routeros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    private static final Map<String, String> ROW =
            Map.of(".id", "*1", "name", "ether1", "mtu", "1500", "comment", "up=link", "empty", "");

    @ParameterizedTest
    @CsvSource({
        "name,true", "nosuch,false", "-name,false", "-nosuch,true", "name=ether1,true", "name=ether2,false",
        "=name=ether1,true", "comment=up=link,true", "nosuch=,true", "comment=,false", "<mtu=9000,true",
                ">mtu=9000,false",
        ">mtu=300,true", "<mtu=1500,false", "<name=ether2,true", ".id=*1,true"
    })
    void tests_a_row_with_one_word(String word, boolean meant) {
        assertThat(new Query(List.of(word)).matches(ROW)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "name=x mtu=1500,false",
        "name=ether1 mtu=1500,true",
        "name=x mtu=1500 #|,true",
        "name=x #!,true",
        "name=x mtu=1 #| #!,true",
        "name=x mtu=1500 comment=y #|&,false",
        "name=x mtu=1500 #||,error",
        "name=x mtu=1500 name=ether1 #|&,false",
        "name=ether1 mtu=1 name=x #|,false",
        "name=ether1 mtu=1 name=ether1 #|&,true",
        "name=x name=ether1 #1,false",
        "name=x name=ether1 #0,true",
        "name=ether1 name=x #1.&!,true"
    })
    void calculates_on_its_stack(String words, String meant) {
        Query query = new Query(List.of(words.split(" ")));
        if (meant.equals("error")) {
            assertThatThrownBy(() -> query.matches(ROW)).isInstanceOf(Refused.class);
        } else {
            assertThat(query.matches(ROW)).isEqualTo(Boolean.parseBoolean(meant));
        }
    }

    @Test
    void knows_which_rows_can_be_meant_at_all() {
        assertThat(new Query(List.of("disabled", "list=a", "comment=crb_10.0.0.1")).certain())
                .isEqualTo(Map.of("list", "a", "comment", "crb_10.0.0.1"));
        assertThat(new Query(List.of("=name=a=b")).certain()).isEqualTo(Map.of("name", "a=b"));
        assertThat(new Query(List.of("comment=")).certain()).isEmpty();
        assertThat(new Query(List.of(">mtu=1", "-name")).certain()).isEmpty();
        assertThat(new Query(List.of("name=a", "#!")).certain()).isEmpty();
    }
}
