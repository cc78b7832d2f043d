class Hen: Egg {}
class Egg: Hen {}
