package io.dewline.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {
    @Test
    void takesAReadingApart() throws Exception {
        Line line = LineReader.read("dust,device=dust-01,site=east-gate pm10=83.2,pm25=31,pm10_flag=\"M\",seq=12i,"
                + "simulated=true,arrived=1780272000123i 1780272000000");
        assertThat(line.measurement()).isEqualTo("dust");
        assertThat(line.tags()).isEqualTo(Map.of("device", "dust-01", "site", "east-gate"));
        assertThat(line.fields())
                .isEqualTo(Map.of(
                        "pm10",
                        83.2,
                        "pm25",
                        31.0,
                        "pm10_flag",
                        "M",
                        "seq",
                        12L,
                        "simulated",
                        true,
                        "arrived",
                        1780272000123L));
        assertThat(line.at()).isEqualTo(1780272000000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dust,device=d1 pm10=83.2 1780272000000",
                "alert,rule=dry\\ lawn,site=a\\,b\\=c text=\"say \\\"hi\\\", C:\\\\x = 1\",n=-3i,on=false 1",
                "m f=1.5E-7,文字=\"水分 不足\" -5"
            })
    void givesTheSameTextBack(String text) throws Exception {
        assertThat(LineReader.read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`dust,device=d1 pm10=high 1`|invalid number",
                "`dust pm10=NaN 1`|invalid number",
                "`dust pm10=Infinity 1`|invalid number",
                "`dust pm10=0x1p3 1`|invalid number",
                "`dust pm10=1e999 1`|invalid number",
                "`dust pm10=99999999999999999999i 1`|invalid number",
                "`dust pm10= 1`|invalid number",
                "`dust pm10=1`|missing timestamp",
                "`dust pm10=1 `|bad timestamp",
                "`dust pm10=1 12x`|bad timestamp",
                "`dust pm10=1 1 2`|bad timestamp",
                "`dust`|missing fields",
                "``|missing measurement",
                "`,a=b x=1 1`|missing measurement",
                "`dust, x=1 1`|missing tag value",
                "`dust,a= x=1 1`|missing tag value",
                "`dust,a=1,a=2 x=1 1`|duplicate tags",
                "`dust =1 1`|missing field key",
                "`dust x 1`|missing field value",
                "`dust x=\"open 1`|unbalanced quotes"
            })
    void saysWhatIsWrongWithAText(String text, String reason) {
        assertThatThrownBy(() -> LineReader.read(text))
                .isInstanceOf(LineReader.Malformed.class)
                .hasMessageStartingWith("unable to parse: " + reason);
    }
}
