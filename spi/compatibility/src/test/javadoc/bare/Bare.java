package bare;

public interface Bare {

    /** Says. */
    void say(int much);
}
