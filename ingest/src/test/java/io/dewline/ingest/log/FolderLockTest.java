package io.dewline.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    /** Holds the lock until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            FolderLock lock = FolderLock.take(Path.of(args[0]));
            System.out.println("held");
            int end = System.in.read();
            lock.close();
            System.exit(end);
        }
    }

    @Test
    void aSecondLogOfTheSameProcessIsRefused() throws IOException {
        FolderLock lock = FolderLock.take(folder);
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(Files.readString(folder.resolve("lock"))).isEqualTo(pid + "\n");
        assertThatThrownBy(() -> FolderLock.take(folder))
                .isInstanceOf(LogRefused.class)
                .hasMessageContaining(pid);
        lock.close();
        FolderLock.take(folder).close();
    }

    @Test
    void anotherProcessIsNamedAndADeadOnesLockIsTakenOver() throws Exception {
        Process holder = Child.start(Holder.class, folder.toString());
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> FolderLock.take(folder))
                    .isInstanceOf(LogRefused.class)
                    .hasMessageContaining("in use by process " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(folder.resolve("lock"))).isEqualTo(holder.pid() + "\n");
        FolderLock.take(folder).close();
    }
}
