import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Says which tests were skipped and why, from the reports of surefire and failsafe.
 *
 * <p>{@code java TestReport.java ROOT} prints that and no more: the end of every full build. {@code java TestReport.java
 * ROOT --strict SHARED} is CI's judgement: a real-server test that was skipped counts as failed, unless the folder SHARED
 * is absent and the test was skipped for want of it; the last line counts, and the exit code is 1 if anything failed.
 */
final class TestReport {
    private record Skip(String module, String test, boolean real, String why) {}

    private final Path root;
    private final List<Skip> skips = new ArrayList<>();
    private int tests;
    private int realTests;
    private int failed;

    private TestReport(Path root) {
        this.root = root;
    }

    public static void main(String[] args) throws IOException {
        TestReport report = new TestReport(Path.of(args[0]).toAbsolutePath().normalize());
        report.read();
        report.printSkips();
        if (args.length > 2 && args[1].equals("--strict")) {
            System.exit(report.judge(Files.isDirectory(Path.of(args[2]))) ? 0 : 1);
        }
    }

    private void read() throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                readAll(module, "surefire-reports", false);
                readAll(module, "failsafe-reports", true);
            }
        }
    }

    private void readAll(Path module, String folder, boolean real) throws IOException {
        Path reports = module.resolve("target").resolve(folder);
        if (!Files.isDirectory(reports)) {
            return;
        }
        try (Stream<Path> files = Files.list(reports)) {
            files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .forEach(file -> readOne(module, file, real));
        }
    }

    private void readOne(Path module, Path file, boolean real) {
        Element suite = parsed(file);
        for (Element test : children(suite, "testcase")) {
            tests++;
            realTests += real ? 1 : 0;
            if (!children(test, "failure").isEmpty() || !children(test, "error").isEmpty()) {
                failed++;
            }
            for (Element skipped : children(test, "skipped")) {
                String name = test.getAttribute("classname").replaceFirst(".*\\.", "") + "." + test.getAttribute("name");
                skips.add(new Skip(module.getFileName().toString(), name, real, why(skipped)));
            }
        }
    }

    private void printSkips() {
        if (skips.isEmpty()) {
            return;
        }
        System.out.println("Skipped, " + skips.size() + " of " + tests + " tests:");
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        skips.forEach(skip ->
                byReason.computeIfAbsent(skip.why(), why -> new ArrayList<>()).add(skip.module() + " " + skip.test()));
        byReason.forEach((why, names) -> {
            System.out.println("  " + why);
            names.forEach(name -> System.out.println("    " + name));
        });
    }

    private boolean judge(boolean recordings) {
        long unexcused = skips.stream()
                .filter(skip -> skip.real() && (recordings || !skip.why().contains("shared")))
                .count();
        if (unexcused > 0) {
            System.out.println(unexcused + " of these needed a real server and did not run: that counts as failed");
        }
        if (realTests == 0) {
            System.out.println("no real-server test ran at all: that counts as failed");
            unexcused++;
        }
        long skipped = Math.max(0, skips.size() - unexcused);
        System.out.println((tests - failed - skips.size()) + " passed, " + (failed + unexcused) + " failed, " + skipped
                + " skipped");
        return failed + unexcused == 0;
    }

    private static String why(Element skipped) {
        String message = skipped.getAttribute("message");
        String text = message.isBlank() ? skipped.getTextContent().strip() : message;
        return text.lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("^[\\w.]*TestAbortedException: (Assumption failed: )?", "");
    }

    private static Element parsed(Path file) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(file + " is no test report", e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
