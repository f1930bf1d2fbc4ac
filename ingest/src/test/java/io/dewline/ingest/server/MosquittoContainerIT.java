package io.dewline.ingest.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MosquittoContainerIT {
    @Test
    void deliversFromAContainerAndKeepsItsPort() throws Exception {
        try (MosquittoServer mosquitto = MosquittoServer.startContainer()) {
            assertThat(mosquitto.origin()).startsWith("container of ");
            assertThat(MosquittoServerIT.echo(mosquitto, "dewline-test/echo", "83.2"))
                    .contains("83.2");
            String uri = mosquitto.uri();
            mosquitto.kill();
            mosquitto.startAgain();
            assertThat(mosquitto.uri()).isEqualTo(uri);
            assertThat(MosquittoServerIT.echo(mosquitto, "dewline-test/echo", "84.0"))
                    .contains("84.0");
        }
    }
}
