package io.dewline.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dewline.alerts.City;
import io.dewline.alerts.Docs;
import io.dewline.model.Parsed;
import io.dewline.model.Problem;
import io.dewline.model.RuleCard;
import io.dewline.model.Severity;
import io.dewline.model.Text.Language;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final String GOOD =
            """
            {
              people: [{id: 'li', name: '李工', role: 'manager', token_env: 'TOKEN_LI'}, {id: 'wang'}],
              receivers: [
                {id: 'duty', notifier: 'webhook', url: 'https://hooks.example/duty', secret_file: '/etc/dewline/duty',
                 language: 'en', an_hour: 30},
                {id: 'gate', notifier: 'webhook', url_env: 'GATE_URL', sites: ['east-gate']},
                {id: 'screen'}
              ],
              routes: [
                {severity: 'critical', to: 'duty'},
                {packs: ['dust-hebei'], to: ['gate', 'duty']},
                {sites: ['riverside'], rules: ['watering-needed'], to: ['screen']}
              ],
              default: 'screen',
              drill: 'screen'
            }
            """;

    private static Routes good() {
        Parsed<Routes> parsed = Routes.read(Docs.of("people.yaml", GOOD));
        assertThat(parsed.problems()).isEmpty();
        return Objects.requireNonNull(parsed.value());
    }

    private static RuleCard card(String id) {
        return City.cards().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> to(String site, String rule, Severity severity) {
        return good().of(site, card(rule), severity).stream().map(Receiver::id).toList();
    }

    @Test
    void everyRouteThatTakesAnAlertAddsItsReceivers() {
        assertThat(to("east-gate", "dust-spray", Severity.WARNING)).containsExactly("gate", "duty");
        assertThat(to("east-gate", "dust-spray", Severity.CRITICAL)).containsExactly("duty", "gate");
        assertThat(to("riverside", "watering-needed", Severity.WARNING)).containsExactly("screen");
    }

    @Test
    void whereNoRouteLeadsTheDefaultReceiverIsTold() {
        assertThat(to("willow-court", "garden-full", Severity.WARNING)).containsExactly("screen");
    }

    @Test
    void aReceiverHearsOnlyOfItsSites() {
        assertThat(to("pier", "dust-spray", Severity.WARNING)).containsExactly("duty");
        assertThat(to("", "regional-dust", Severity.WARNING)).as("a whole area").containsExactly("gate", "duty");
    }

    @Test
    void readsPeopleLanguagesBoundsAndWhereSecretsAreKept() {
        Receiver duty = Objects.requireNonNull(good().receiver("duty"));
        assertThat(duty.language()).isEqualTo(Language.EN);
        assertThat(duty.anHour()).isEqualTo(30);
        assertThat(duty.secret()).isEqualTo(new Secret(Secret.Kind.FILE, "/etc/dewline/duty"));
        assertThat(Objects.requireNonNull(good().receiver("gate")).urlSecret())
                .isEqualTo(new Secret(Secret.Kind.ENVIRONMENT, "GATE_URL"));
        assertThat(good().people().get("li"))
                .isEqualTo(
                        new Person("li", "李工", Person.Role.MANAGER, new Secret(Secret.Kind.ENVIRONMENT, "TOKEN_LI")));
        assertThat(Objects.requireNonNull(good().people().get("wang")).role()).isEqualTo(Person.Role.VIEWER);
    }

    @Test
    void tellsAllErrorsAtOnceWithPlaceAndNearestWord() {
        Parsed<Routes> parsed = Routes.read(
                Docs.of(
                        "people.yaml",
                        """
                {
                  people: [{id: 'li', role: 'boss'}],
                  receivers: [
                    {id: 'duty', notifier: 'webhook'},
                    {id: 'duty', url: 'ftp://x'},
                    {id: 'far', notifier: 'webhook', url: 'hooks.example', an_hour: 2},
                    {id: 'two', notifier: 'webhook', url: 'https://a.example', secret_env: 'A', secret_file: 'b'}
                  ],
                  routes: [{to: ['dutty']}, {severity: 'critical'}],
                  defualt: 'duty'
                }
                """));
        assertThat(parsed.value()).isNull();
        assertThat(parsed.problems().stream().map(Problem::toString))
                .hasSize(11)
                .anyMatch(p -> p.startsWith("people.yaml:2:") && p.contains("unknown role 'boss'"))
                .anyMatch(p -> p.startsWith("people.yaml:4:") && p.contains("no address"))
                .anyMatch(p -> p.startsWith("people.yaml:5:") && p.contains("url is no address"))
                .anyMatch(p -> p.startsWith("people.yaml:5:") && p.contains("only writes to the log"))
                .anyMatch(p -> p.startsWith("people.yaml:5:") && p.contains("given twice"))
                .anyMatch(p -> p.startsWith("people.yaml:6:") && p.contains("url is no address"))
                .anyMatch(p -> p.startsWith("people.yaml:6:") && p.contains("from 6 to 600"))
                .anyMatch(p -> p.startsWith("people.yaml:7:") && p.contains("secret is given twice"))
                .anyMatch(p -> p.startsWith("people.yaml:9:") && p.contains("did you mean 'duty'?"))
                .anyMatch(p -> p.startsWith("people.yaml:9:") && p.contains("leads nowhere"))
                .anyMatch(p -> p.startsWith("people.yaml:10:") && p.contains("did you mean 'default'?"));
    }

    @Test
    void namesSitesRulesAndPacksThatDoNotExist() {
        Parsed<Routes> parsed = Routes.read(
                Docs.of(
                        "people.yaml",
                        """
                {receivers: [{id: 'screen'}], routes: [
                  {sites: ['eastgate'], rules: ['dust-spry'], packs: ['dust-hebei'], to: ['screen']}]}
                """));
        assertThat(Objects.requireNonNull(parsed.value()).check(City.registry("ask"), City.cards()).stream()
                        .map(Problem::nearest))
                .containsExactly("east-gate", "dust-spray");
    }

    @Test
    void withoutReceiversEverythingGoesToTheLog() {
        Routes routes =
                Objects.requireNonNull(Routes.read(Docs.of("people.yaml", "{}")).value());
        assertThat(routes.defaultReceiver().notifier()).isEqualTo(Receiver.Kind.LOG);
        assertThat(routes.drillReceiver()).isEqualTo(routes.defaultReceiver());
    }

    @Test
    void aDrillNeverGoesToAWebhookUnlessItIsNamedForDrills() {
        Routes routes = Objects.requireNonNull(Routes.read(
                        Docs.of(
                                "people.yaml",
                                """
                {receivers: [{id: 'duty', notifier: 'webhook', url: 'https://hooks.example/duty'}]}
                """))
                .value());
        assertThat(routes.defaultReceiver().id()).isEqualTo("duty");
        assertThat(routes.drillReceiver().notifier()).isEqualTo(Receiver.Kind.LOG);
    }
}
