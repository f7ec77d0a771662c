package dev.autodev.dashboard.access;

/** The names of what somebody may do, for annotations; see {@link dev.autodev.control.Access}. */
public final class Rights {
  public static final String VIEWER = "viewer";
  public static final String OPERATOR = "operator";
  public static final String APPROVER = "approver";
  public static final String ADMIN = "admin";

  private Rights() {}
}
