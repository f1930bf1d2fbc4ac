package io.dewline.alerts.notify;

import io.dewline.alerts.outbox.Message;
import io.dewline.alerts.outbox.Outcome;
import io.dewline.alerts.outbox.Outcome.Verdict;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages as JSON. 2xx is delivered; 4xx but 408, 425 and 429 is given up; the rest, and trouble on the way, is tried again, not before
 * {@code Retry-After}. Redirects are not followed, a response beyond 64 KiB is not read, link-local addresses are refused.
 */
public final class WebhookNotifier implements Notifier {
    /** No more of a response is read. */
    static final int CAP = 64 * 1_024;

    private final HttpClient client;
    private final URI address;
    private final @Nullable String secret;
    private final Duration timeout;
    private final Clock clock;

    /**
     * @param client one that follows no redirects, see {@link #client}
     * @param secret what requests are signed with, null for unsigned
     * @param timeout for the whole exchange
     * @param clock the machine's, for the signature's time and a Retry-After that is a date
     */
    public WebhookNotifier(HttpClient client, URI address, @Nullable String secret, Duration timeout, Clock clock) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a webhook follows no redirects");
        }
        this.client = client;
        this.address = address;
        this.secret = secret;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** A client for webhooks; several notifiers may share it. */
    public static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    @Override
    public Outcome send(Message message) throws InterruptedException {
        String host = address.getHost();
        if (host == null) {
            return Outcome.giveUp("the address has no host");
        }
        try {
            for (InetAddress one : InetAddress.getAllByName(host)) {
                if (Forbidden.is(one)) {
                    return Outcome.giveUp("the host has a forbidden address");
                }
            }
        } catch (UnknownHostException e) {
            return Outcome.retry("the host is unknown");
        }
        CompletableFuture<HttpResponse<Long>> exchange =
                client.sendAsync(request(message), info -> new CappedBody(CAP));
        try {
            return outcome(exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return Outcome.retry("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Outcome.retry(cause.getClass().getSimpleName());
        }
    }

    private HttpRequest request(Message message) {
        byte[] body = Payload.of(message);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Dewline")
                .header("Idempotency-Key", message.key())
                .POST(BodyPublishers.ofByteArray(body));
        if (secret != null) {
            request.header(
                    Signature.HEADER, Signature.of(secret, clock.instant().getEpochSecond(), body));
        }
        return request.build();
    }

    private Outcome outcome(HttpResponse<Long> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return Outcome.ok();
        }
        String reason = "status " + status;
        if (status >= 300 && status < 400) {
            return Outcome.retry(reason + ", redirects are not followed");
        }
        boolean later = status == 408 || status == 425 || status == 429;
        if (status >= 400 && status < 500 && !later) {
            return Outcome.giveUp(reason);
        }
        return new Outcome(Verdict.RETRY, reason, retryAfter(response));
    }

    /** Seconds or a date; null when there is none or it makes no sense. */
    private @Nullable Duration retryAfter(HttpResponse<Long> response) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        if (value.isEmpty()) {
            return null;
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? null : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
