# IOS without ISG has no shaper for a single subscriber that holds for thousands: a policy map takes some hundreds of classes, one for
# each. So nothing is sent and the event is done at once. With sessions, RADIUS or Cisco-ISG-CoA sets the speed.
